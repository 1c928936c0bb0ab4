import type { SupervisionDocumentView, SupervisionSummary } from '../../../types/supervision.contract'
import { SUPERVISION_FORMS } from '../../../types/supervision.terms'
import type { OutputOf, ParsedInputOf } from '../../../types/wire.contract'
import type { supervisionContract } from '../../../types/supervision.contract'
import { messages, standingsOf } from '../../messages'
import { scan } from '../../shared/documents/scan'
import type { Actor } from '../../shared/kernel/actor'
import { DomainError } from '../../shared/kernel/domain-error'
import type { SupervisionDeps } from '../deps'
import { isInternal } from '../domain/ladder'
import { type SupervisionDocument, unitKeyOf, wasGiven } from '../domain/supervision-document'
import { supervisionDocuments } from '../supervision.store'
import { toRow, toView, unitOf } from '../view'

type Of = typeof supervisionContract

/** The supervisor's list, newest first. */
export const listDocuments =
  ({ store, directory }: SupervisionDeps) =>
  async ({ state, rung, unitId, cursor, limit }: ParsedInputOf<Of['list']>): Promise<OutputOf<Of['list']>> => {
    const names = await directory.current()
    const byForm = rung === undefined ? '' : '_form'
    const byUnit = unitId === undefined ? '' : '_unit'
    const page = await store.query(supervisionDocuments, {
      index: `by_state${byForm}${byUnit}`,
      equals: {
        state,
        ...(rung === undefined ? {} : { form: rung }),
        ...(unitId === undefined ? {} : { unitKey: unitId }),
      },
      direction: 'descending',
      limit,
      ...(cursor === undefined ? {} : { cursor }),
    })
    return { items: page.items.map((document) => toRow(document, names)), nextCursor: page.nextCursor }
  }

/** One document for supervisor and chief. @throws DomainError `not_found` */
export const getDocument =
  ({ store, directory }: SupervisionDeps) =>
  async (actor: Actor, { id }: { id: string }): Promise<SupervisionDocumentView> => {
    const document = await store.get(supervisionDocuments, id)
    if (document === null) throw new DomainError('not_found', { documentId: id })
    return toView(document, actor, await directory.current())
  }

/** More than a ladder's rungs and a good many instructions. */
const MOST_OF_ONE = 100
const OFFICE = ['supervisor', 'chief'] as const
const LEADS = ['handler', 'liaison', 'approver'] as const

/** What concerns one message, oldest first. @throws DomainError `not_found` for whoever neither leads nor supervises it */
export const documentsOfMessage =
  ({ store, directory }: SupervisionDeps) =>
  async (actor: Actor, { messageId }: { messageId: string }): Promise<{ items: SupervisionDocumentView[] }> => {
    const message = await store.get(messages, messageId)
    const standings = message === null ? [] : standingsOf(message, actor)
    const supervises = OFFICE.some((role) => standings.includes(role))
    const dispatches = standings.includes('dispatcher')
    const leads = LEADS.some((role) => standings.includes(role))
    if (message === null || !(supervises || dispatches || leads)) throw new DomainError('not_found', { messageId })
    const found = await store.query(supervisionDocuments, {
      index: 'by_message',
      equals: { messageId },
      limit: MOST_OF_ONE,
    })
    // What another unit was told while it led the message stays between it and the press office.
    const mine = (document: SupervisionDocument) => dispatches || document.unitKey === unitKeyOf(message.unitId)
    const readable = (document: SupervisionDocument) =>
      supervises || (wasGiven(document) && !isInternal(document.form) && mine(document))
    const names = await directory.current()
    return { items: found.items.filter(readable).map((document) => toView(document, actor, names)) }
  }

/** Documents that a summary counts at most, of each state: some years of a large city in which nobody closes any. */
const MOST = 10_000

interface Tally {
  drafts: number
  signed: number
  oldestAt: string | null
}

/** What waits for the supervisor: drafts to sign, and signed documents without a result. */
export const summarise =
  ({ store, directory }: SupervisionDeps) =>
  async (): Promise<SupervisionSummary> => {
    const [drafts, signed, names] = await Promise.all([
      waitingIn(store, 'draft'),
      waitingIn(store, 'signed'),
      directory.current(),
    ])
    const documents = [...drafts.documents, ...signed.documents]
    const units = [...new Set(documents.map(({ unitKey }) => unitKey))]
    return {
      ...tally(documents),
      ...(drafts.more || signed.more ? { atLeast: true as const } : {}),
      byForm: SUPERVISION_FORMS.map((form) => ({ form, ...tally(documents.filter((one) => one.form === form)) })),
      byUnit: units
        .map((unitKey) => ({
          ...unitOf(unitKey, names),
          ...tally(documents.filter((one) => one.unitKey === unitKey)),
        }))
        .sort(
          (a, b) => b.drafts + b.signed - a.drafts - a.signed || (a.oldestAt ?? '').localeCompare(b.oldestAt ?? ''),
        ),
    }
  }

/** What a figure needs of a document, page by page, so that no more than a page is held. */
type Counted = Pick<SupervisionDocument, 'form' | 'state' | 'unitKey' | 'createdAt'>

async function waitingIn(
  store: SupervisionDeps['store'],
  state: 'draft' | 'signed',
): Promise<{ documents: readonly Counted[]; more: boolean }> {
  const documents: Counted[] = []
  for await (const page of scan(store, supervisionDocuments, { index: 'by_state', equals: { state } })) {
    if (documents.length >= MOST) return { documents, more: true }
    documents.push(...page.map(({ form, unitKey, createdAt }) => ({ form, state, unitKey, createdAt })))
  }
  return { documents, more: false }
}

function tally(documents: readonly Counted[]): Tally {
  const drafts = documents.filter(({ state }) => state === 'draft').length
  const oldestAt = documents.map(({ createdAt }) => createdAt).sort()[0] ?? null
  return { drafts, signed: documents.length - drafts, oldestAt }
}
