import type { MessageKind } from '../../../types/messages.terms'
import type { SupervisionForm, SupervisionState } from '../../../types/supervision.terms'
import type { StoredDocument } from '../../shared/documents'
import type { Instant, LocalDate } from '../../shared/kernel/local-date'

/** A document of supervision as it was written; nothing in it follows what happens later. No text of the citizen. */
export interface SupervisionDocument extends StoredDocument {
  readonly messageId: string
  readonly code: string
  readonly kind: MessageKind
  readonly form: SupervisionForm
  readonly state: SupervisionState
  /** The unit it is addressed to, `-` for the press office: an index field is never absent. */
  readonly unitKey: string
  readonly dueOn: LocalDate
  readonly createdAt: Instant
  readonly addressee: string
  readonly paragraphs: readonly string[]
  readonly signed?: { readonly by: string; readonly name: string; readonly at: Instant; readonly note?: string }
  readonly closed?: { readonly by: string; readonly at: Instant; readonly result: string }
}

/** The press office where it holds a message itself. */
export const PRESS_OFFICE_KEY = '-'
export const unitKeyOf = (unitId: string | null): string => unitId ?? PRESS_OFFICE_KEY

/**
 * A promise is named by its message and its due day, so that a promise has at most one document a rung, whoever writes
 * it and however often; an extended or reworked message makes a new promise.
 */
export const documentId = (messageId: string, dueOn: LocalDate, form: string): string => `${messageId}.${dueOn}.${form}`

/** Whether the unit has been given it: sent by the timer, or signed by a person. */
export const wasGiven = ({ state, signed }: Pick<SupervisionDocument, 'state' | 'signed'>): boolean =>
  state === 'sent' || signed !== undefined
