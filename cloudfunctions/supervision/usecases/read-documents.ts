import type { SupervisionDocumentView, SupervisionSummary } from '../../../types/supervision.contract'
import { SUPERVISION_FORMS } from '../../../types/supervision.terms'
import type { OutputOf, ParsedInputOf } from '../../../types/wire.contract'
import type { supervisionContract } from '../../../types/supervision.contract'
import { messages, standingsOf } from '../../messages'
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

/** Documents that a summary reads at most, of each state. */
const MOST = 1000

interface Tally {
  drafts: number
  signed: number
  oldestAt: string | null
}

/** What waits for the supervisor: drafts to sign, and signed documents without a result. */
export const summarise =
  ({ store, directory }: SupervisionDeps) =>
  async (): Promise<SupervisionSummary> => {
    const waiting = (state: 'draft' | 'signed') =>
      store.query(supervisionDocuments, { index: 'by_state', equals: { state }, limit: MOST })
    const [drafts, signed, names] = await Promise.all([waiting('draft'), waiting('signed'), directory.current()])
    const documents = [...drafts.items, ...signed.items]
    const units = [...new Set(documents.map(({ unitKey }) => unitKey))]
    return {
      ...tally(documents),
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

function tally(documents: readonly SupervisionDocument[]): Tally {
  const drafts = documents.filter(({ state }) => state === 'draft').length
  const oldestAt = documents.map(({ createdAt }) => createdAt).sort()[0] ?? null
  return { drafts, signed: documents.length - drafts, oldestAt }
}
