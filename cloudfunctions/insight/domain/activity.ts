import type { MessageKind } from '../../../types/messages.terms'
import type { LocalDate } from '../../shared/kernel/local-date'

/** The city's own figures, and imported history apart from them. */
export type Book = 'own' | 'history'

/** A promise of an answer: who owes it (null: the press office) and its last day. */
export interface Promised {
  readonly unitId: string | null
  readonly dueOn: LocalDate
}

/** What the statistics read of an event, whichever module wrote it (messages, history). */
export interface Activity {
  readonly book: Book
  readonly type: string
  /** The Shanghai day it happened. */
  readonly on: LocalDate
  readonly kind: MessageKind
  readonly unitId: string | null
  readonly owes?: Promised
  readonly noLongerOwes?: Promised
  /** A promise whose day had passed when its message ended without an answer; `unbroke`: it waits again. */
  readonly broke?: Promised
  readonly unbroke?: Promised
  /** Without `dueOn` nobody judges whether the answer was on time. */
  readonly replied?: {
    /** To the reply, from submission or from the order to do it again. */
    readonly hours: number
    /** Since the unit was given it, where another let its day pass; absent: all of `hours` is the unit's. */
    readonly unitHours?: number
    /** Absent: nobody judges whether the answer was on time. */
    readonly dueOn?: LocalDate
    /** Whose promise it answers; absent: that of the unit that answered. */
    readonly owedBy?: string | null
    readonly onTime?: boolean
    /** Working days that counted on the way to the answer. */
    readonly workingDays?: number
    /** Approved on paper 线下审签. */
    readonly onPaper?: boolean
  }
  /** Of a reply that is taken back: the day on which it was counted. */
  readonly repliedOn?: LocalDate
  /** Of a merging that is undone: the day on which it was counted; absent: that of the event. */
  readonly mergedOn?: LocalDate
  /** Satisfaction 1–5, and with whose answer; absent: the lead's. */
  readonly rated?: { readonly satisfaction: number; readonly unitId?: string }
}
