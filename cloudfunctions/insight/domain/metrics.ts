/**
 * What a rollup counts, in the order of its arrays. All integers, so that sums are exact in any order.
 * Promises are keyed by their due day, everything else by the Shanghai day it happened.
 */
export const METRICS = [
  'received', // submitted or recorded
  'dispatched', // every dispatch
  'replied',
  'onTime', // replies on time, by the day of the reply
  'minutes', // to the reply, from submission or from the order to do it again, summed
  'satisfaction', // 1–5, summed
  'ratings',
  'due', // promises due that day
  'dueMet', // of these, answered on time
  'dueAnswered', // of these, answered, or ended late without an answer: the rest of a past day waits still
  // Stored rows keep their places: what is counted since later stands behind.
  'declined', // 不予受理, reasoned and approved: counted apart from replies
  'signedOnPaper', // of the replies, approved on paper 线下审签
  'merged', // answered together with another: one case, N demands
  'inherited', // of the replies, late already when the unit was given the message: another let its day pass
  'minutesBefore', // of the minutes, those before the unit was given what was late already
] as const
export type Metric = (typeof METRICS)[number]

/** Promises count once their day is past; everything else is activity of its own day. */
export const PROMISES = ['due', 'dueMet', 'dueAnswered'] as const satisfies readonly Metric[]

/** One number a metric. */
export type Cell = Readonly<Record<Metric, number>>

/** Where a metric stands in a stored row, after the row's key. */
export const PLACE_OF = Object.fromEntries(METRICS.map((metric, index) => [metric, index])) as Readonly<
  Record<Metric, number>
>
