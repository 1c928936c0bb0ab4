import type { Figures } from '../../../types/insight.contract'
import type { Cell } from './metrics'

/**
 * Counters as the overview shows them. The cell's promises must be those of past days only.
 * `averageHours` with one decimal, `rating` with two.
 */
export function toFigures(cell: Cell): Figures {
  return {
    received: cell.received,
    dispatched: cell.dispatched,
    replied: cell.replied,
    onTime: cell.onTime,
    inherited: cell.inherited,
    // An event still on its way may bring an answer before its promise: never less than none.
    overdue: Math.max(0, cell.due - cell.dueMet),
    averageHours: mean(cell.minutes / 60, cell.replied, 10),
    rating: mean(cell.satisfaction, cell.ratings, 100),
    ratings: cell.ratings,
    declined: cell.declined,
    signedOnPaper: cell.signedOnPaper,
    merged: cell.merged,
  }
}

/** A unit's own hours to what was late already when it was given it run from then: the time before was others'. */
export const withOwnHours = (cell: Cell): Cell => ({ ...cell, minutes: cell.minutes - cell.minutesBefore })

/** Rounded to 1/`parts`; null of nothing. */
export const mean = (sum: number, count: number, parts: number): number | null =>
  count > 0 ? Math.round((sum / count) * parts) / parts : null

/**
 * The smallest of whole numbers, given as [value, how many], that at least `share` percent of them do not exceed; null of
 * nothing. 50: the lower median.
 */
export function percentile(
  histogram: readonly (readonly [value: number, count: number])[],
  share: number,
): number | null {
  const sorted = histogram.filter(([, count]) => count > 0).sort(([a], [b]) => a - b)
  const total = sorted.reduce((sum, [, count]) => sum + count, 0)
  let seen = 0
  for (const [value, count] of sorted) {
    seen += count
    if (seen * 100 >= total * share) return value
  }
  return null
}
