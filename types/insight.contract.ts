import * as z from 'zod/mini'
import { MESSAGE_KINDS } from './messages.terms'
import { PRESS_QUEUES } from './messages.work.terms'
import { LocalDay, procedure } from './wire.contract'

/**
 * Figures count activity on the Shanghai day it happened. `onTime` ⊆ `replied`.
 * `overdue`: due in the range, day past, not answered on time; keyed by due day and moved by extensions. It stays so when the
 * message ends without an answer afterwards (withdrawn, merged, declined, redirected), and counts for whoever led it when its
 * day ended.
 */
export const Figures = z.object({
  received: z.int(),
  dispatched: z.int(),
  replied: z.int(),
  onTime: z.int(),
  /**
   * Of the replies, those to what was late already when the unit was given it: a unit is judged by the rest alone
   * (`onTime` of `replied` − `inherited`). To the citizen, and for the city as a whole, they are late.
   */
  inherited: z.int(),
  overdue: z.int(),
  /**
   * Mean hours to the published reply, from submission or from the order to do it again; for a unit, what is `inherited`
   * counts from when it was given it. `null` without replies.
   */
  averageHours: z.nullable(z.number()),
  /** Mean satisfaction 1–5; `null` without ratings. */
  rating: z.nullable(z.number()),
  /** How many ratings `rating` is the mean of. */
  ratings: z.int(),
  /** 不予受理: answered with reasons and the right channel, counted apart from replies. */
  declined: z.int(),
  /** Of the replies, those approved on paper 线下审签. */
  signedOnPaper: z.int(),
  /** Of the demands received, those answered together with another: cases = received − merged. */
  merged: z.int(),
})

/** Imported history, apart from the city's own figures; its own promises are not judged by ours. */
const HistoryFigures = {
  received: z.int(),
  replied: z.int(),
  averageHours: z.nullable(z.number()),
  medianDays: z.nullable(z.int()),
}

/** Figures are for the whole press office; what people wrote is not (design, "People"). */
export const PRESS_VIEWERS = ['chief', 'supervisor', 'dispatcher', 'editor', 'reviewer'] as const

export const insightContract = {
  /** Both days included, at most 3,660 days. */
  overview: procedure({
    input: z.object({ from: LocalDay, to: LocalDay }),
    output: z.object({
      from: LocalDay,
      to: LocalDay,
      totals: Figures,
      /** The days just before the range, as many as the range has, for comparison. */
      before: Figures,
      /** Units that had anything in the range, what needs help first; what one `received` is what was dispatched to it. */
      byUnit: z.array(z.extend(Figures, { unitId: z.string(), unitName: z.string() })),
      byKind: z.array(z.extend(Figures, { kind: z.enum(MESSAGE_KINDS) })),
      /** One entry a day up to 366 days, beyond that one a month (its first day). */
      byDay: z.array(z.extend(Figures, { on: LocalDay })),
      /** What of the imported history falls into the range. */
      history: z.object(HistoryFigures),
    }),
    by: PRESS_VIEWERS,
    errors: ['unauthenticated', 'forbidden', 'invalid_input'],
  }),
  /** All that was ever imported, whatever the range: history ends where the city's own figures begin. */
  history: procedure({
    input: z.object({}),
    output: z.object({
      /** Months `YYYY-MM` of the first and last activity; `null` without any. */
      months: z.nullable(z.object({ from: z.string(), to: z.string() })),
      ...HistoryFigures,
    }),
    by: PRESS_VIEWERS,
    errors: ['unauthenticated', 'forbidden'],
  }),
  /** What waits now: one sentence's worth, and the queues with the age of their oldest. */
  now: procedure({
    input: z.object({}),
    output: z.object({
      receivedToday: z.int(),
      dueToday: z.int(),
      /** Today nobody works: nothing can be due, so the sentence says what is due on the next working day. */
      dayOff: z.boolean(),
      /** The working day that is due next: today, or on a day off the next one; and what is due then. */
      nextDueOn: LocalDay,
      dueNext: z.int(),
      overdue: z.int(),
      queues: z.array(
        z.object({
          /** All but the first three only where something waits in them, or where nobody knows (`atLeast`). */
          queue: z.enum(PRESS_QUEUES),
          /** Counted to at most 200, among the 1,000 of its queue that are due first. */
          waiting: z.int(),
          /** Since when the oldest has waited there: for 回访核实 since the rating, for what a unit gave back since then. */
          oldestAt: z.nullable(z.iso.datetime()),
          /** The queue is longer than was looked at: more may wait there, and older. Absent: all was seen. */
          atLeast: z.optional(z.literal(true)),
        }),
      ),
    }),
    by: PRESS_VIEWERS,
    errors: ['unauthenticated', 'forbidden'],
  }),
}
export type InsightContract = typeof insightContract
export type Figures = z.output<typeof Figures>
export type ImportedHistory = z.output<(typeof insightContract)['history']['output']>
export type Overview = z.output<(typeof insightContract)['overview']['output']>
