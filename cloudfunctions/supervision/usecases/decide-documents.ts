import type { SupervisionDocumentView } from '../../../types/supervision.contract'
import { appendAudit } from '../../audit'
import { isOpen, messages } from '../../messages'
import type { Actor } from '../../shared/kernel/actor'
import { DomainError } from '../../shared/kernel/domain-error'
import { derivedId } from '../../shared/kernel/ids'
import { shanghaiDay } from '../../shared/kernel/local-date'
import { SUPERVISION_COPY } from '../copy'
import type { SupervisionDeps } from '../deps'
import { isInternal } from '../domain/ladder'
import { documentId, type SupervisionDocument, unitKeyOf } from '../domain/supervision-document'
import { tellGiven } from '../events'
import { watch } from '../read-message'
import { supervisionDocuments } from '../supervision.store'
import { toView } from '../view'
import { writeInstruction } from '../write-document'

interface Seen {
  readonly id: string
  readonly version: number
}

/** 签发 by a supervisor. @throws DomainError `invalid_state` when it is no draft, or no longer true */
export const signDocument =
  (deps: SupervisionDeps) =>
  (actor: Actor, input: Seen & { note?: string | undefined }): Promise<SupervisionDocumentView> =>
    decide(deps, actor, 'sign', input, async (document, refuse, transaction) => {
      if (document.state !== 'draft') refuse(SUPERVISION_COPY.notDraft)
      const message = await transaction.get(messages, document.messageId)
      const watched = message === null ? null : watch(message, deps.calendars.current())
      const holds =
        watched?.open === 'yes' && watched.dueOn === document.dueOn && unitKeyOf(watched.unitId) === document.unitKey
      // A lead for accountability speaks of what was; a notice to the unit demands something that must still be owed.
      if (!holds && !isInternal(document.form)) refuse(SUPERVISION_COPY.answered)
      const note = input.note === undefined ? {} : { note: input.note }
      return {
        ...document,
        state: 'signed',
        signed: { by: actor.id, name: actor.name, at: deps.clock.now(), ...note },
      }
    })

/** 办结 with a result: what became of a signed document, or why a draft is not signed. */
export const closeDocument =
  (deps: SupervisionDeps) =>
  (actor: Actor, input: Seen & { result: string }): Promise<SupervisionDocumentView> =>
    decide(deps, actor, 'close', input, async (document, refuse) => {
      if (document.state !== 'draft' && document.state !== 'signed') refuse(SUPERVISION_COPY.alreadyClosed)
      return { ...document, state: 'closed', closed: { by: actor.id, at: deps.clock.now(), result: input.result } }
    })

type Transaction = Parameters<Parameters<SupervisionDeps['store']['transact']>[0]>[0]

/** One decision on one document, in the order of the wire: known, (role at the door,) version, state. */
async function decide(
  deps: SupervisionDeps,
  actor: Actor,
  action: string,
  { id, version }: Seen,
  rule: (
    document: SupervisionDocument,
    refuse: (say: string) => never,
    transaction: Transaction,
  ) => Promise<SupervisionDocument>,
): Promise<SupervisionDocumentView> {
  const names = await deps.directory.current()
  return deps.store.transact(async (transaction) => {
    const document = await transaction.get(supervisionDocuments, id)
    if (document === null) throw new DomainError('not_found', { documentId: id })
    const current = toView(document, actor, names)
    if (document.version !== version)
      throw new DomainError('conflict', { documentId: id }, { current, say: SUPERVISION_COPY.changedMeanwhile })
    const refuse = (say: string): never => {
      throw new DomainError('invalid_state', { documentId: id, state: document.state }, { current, say })
    }
    const next = await rule(document, refuse, transaction)
    transaction.put(supervisionDocuments, next)
    auditDocument(transaction, deps, actor, action, next)
    tellGiven(transaction, next, deps.clock.now())
    return toView({ ...next, version: document.version + 1 }, actor, names)
  })
}

/** 督办意见. The same words by the same person to the same unit on the same day are one document: a tap twice writes one. */
export const instructUnit =
  (deps: SupervisionDeps) =>
  async (actor: Actor, { messageId, body }: { messageId: string; body: string }): Promise<SupervisionDocumentView> => {
    const directory = await deps.directory.current()
    const now = deps.clock.now()
    return deps.store.transact(async (transaction) => {
      const message = await transaction.get(messages, messageId)
      if (message === null) throw new DomainError('not_found', { messageId })
      const key = derivedId(actor.id, shanghaiDay(now), unitKeyOf(message.unitId), body)
      const id = documentId(messageId, message.replyDueOn, `instruction.${key}`)
      const present = await transaction.get(supervisionDocuments, id)
      if (present !== null) return toView(present, actor, directory)
      if (!isOpen(message.status))
        throw new DomainError('invalid_state', { messageId }, { say: SUPERVISION_COPY.messageEnded })
      const writing = { now, calendar: deps.calendars.current(), directory }
      const document = writeInstruction(message, { key, body, by: actor.id, name: actor.name }, writing)
      transaction.insert(supervisionDocuments, document)
      auditDocument(transaction, deps, actor, 'instruct', document)
      tellGiven(transaction, document, now)
      return toView({ ...document, version: 1 }, actor, directory)
    })
  }

/** What became of a document, for the audit log. */
const auditDocument = (
  transaction: Transaction,
  { ids, clock }: SupervisionDeps,
  actor: Actor,
  action: string,
  { id, messageId, form, state }: Pick<SupervisionDocument, 'id' | 'messageId' | 'form' | 'state'>,
): void =>
  appendAudit(transaction, ids, {
    actor,
    at: clock.now(),
    action: `supervision.${action}`,
    subject: { kind: 'supervision_document', id },
    what: { messageId, form, state },
  })
