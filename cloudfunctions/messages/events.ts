import type { MessageKind, TimelineWhat } from '../../types/messages.terms'
import type { Instant, LocalDate } from '../shared/kernel/local-date'

/**
 * A promise on the books: who owes it (null: the press office) and its last day. Once that day has passed it stays with whom
 * it broke, whoever is given the message.
 */
export interface Owed {
  readonly unitId: string | null
  readonly dueOn: LocalDate
}

/**
 * What happened to a message, for projectors and senders. Facts and ids only: no text, no name, no contact.
 * Deltas commute: each event says by itself what it adds to and takes from every figure.
 */
export interface MessageEvent {
  /** `<messageId>.<sequence, 4 digits>`: the same event keeps its id. */
  readonly id: string
  readonly type: TimelineWhat
  /** `history`: imported; feeds projectors only, never senders or supervision. */
  readonly book: 'own' | 'history'
  readonly at: Instant
  /** The Shanghai day of `at`. */
  readonly on: LocalDate
  readonly messageId: string
  readonly kind: MessageKind
  /** The lead after the event; null while the press office holds it. */
  readonly unitId: string | null
  /** Danger to life; absent where it is not. */
  readonly urgent?: boolean
  /** Promises that this event puts on the books and takes off them (dispatch, return, extension, withdrawal …). */
  readonly owes?: Owed
  readonly noLongerOwes?: Owed
  /**
   * A promise whose day had passed when the message ended without an answer, or was answered too late for it with the case
   * that it was merged into: it waits no longer and stays overdue.
   */
  readonly broke?: Owed
  /** For `unmerged`: such a promise waits again. */
  readonly unbroke?: Owed
  /** For `replied`, and for `reply_revoked` what is taken back. */
  readonly replied?: {
    readonly dueOn: LocalDate
    /** Whose promise it answers, where another unit let its day pass (null: the press office). */
    readonly owedBy?: string | null
    readonly onTime: boolean
    readonly hours: number
    /** Hours since the unit was given it; only beside `owedBy`, absent on events from before it was said. */
    readonly unitHours?: number
    /** Working days that counted on the city's clock; absent on events from before they were kept. */
    readonly workingDays?: number
    /** Approved on paper 线下审签. */
    readonly onPaper?: boolean
  }
  /** For `reply_revoked`: the day on which the reply that is taken back was counted; `replied` says what it had added. */
  readonly repliedOn?: LocalDate
  /** For `unmerged`: the day on which it was counted as merged; absent on events from before it was said: that of the event. */
  readonly mergedOn?: LocalDate
  /** For `rated`: satisfaction 1–5, booked to the unit that replied; absent on events from before it was said: the lead. */
  readonly rated?: { readonly satisfaction: number; readonly unitId?: string }
  /** Accounts of the staff that it asks to do something: deputies, other approvers, who is named on a signed sheet. */
  readonly concerns?: readonly string[]
}
