import type { SupervisionForm } from '../../types/supervision.terms'
import type { Transaction } from '../shared/documents'
import type { Instant } from '../shared/kernel/local-date'
import { appendEvents } from '../shared/outbox/outbox'
import { PRESS_OFFICE_KEY, type SupervisionDocument } from './domain/supervision-document'

/** A document was given to whom it is addressed: sent by the timer, or signed by a person. Ids only. */
export interface GivenEvent {
  readonly id: string
  readonly type: `${SupervisionForm}_given`
  readonly at: Instant
  readonly messageId: string
  readonly documentId: string
  /** The unit it is addressed to; null: the press office. */
  readonly unitId: string | null
}

/** Tells of a document in the transaction that gives it; drafts are told to nobody. */
export function tellGiven(
  transaction: Transaction,
  { id, form, messageId, unitKey, state }: Pick<SupervisionDocument, 'id' | 'form' | 'messageId' | 'unitKey' | 'state'>,
  at: Instant,
): void {
  if (state !== 'sent' && state !== 'signed') return
  const event: GivenEvent = {
    id: `${id}.given`,
    type: `${form}_given`,
    at,
    messageId,
    documentId: id,
    unitId: unitKey === PRESS_OFFICE_KEY ? null : unitKey,
  }
  appendEvents(transaction, 'supervision', [event])
}
