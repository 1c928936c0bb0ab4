import { addDays, daysBetween, type LocalDate } from '../../shared/kernel/local-date'
import type { Direction } from '../../../types/topics.terms'

/** Days of a window. A whole week: with fewer, a Monday would rise against a Sunday every week. */
export const WINDOW_DAYS = 7

/** How a topic moves: messages of this window against the window before. */
export interface Trend {
  readonly now: number
  readonly before: number
  readonly direction: Direction
  /** Change in whole percent; null below `LEAST_FOR_PERCENT` before, where percent would only frighten. */
  readonly percent: number | null
  /** Messages by day over both windows, the oldest first; the last is today. */
  readonly byDay: readonly number[]
}

/** From 1 to 4 is no “上升300%”: percent is said from this many messages in the window before. */
export const LEAST_FOR_PERCENT = 10
/**
 * Counts of independent letters scatter by their square root, so the difference of two windows scatters by the root of
 * their sum: beyond twice that it is hardly chance (about one in twenty). 1 → 4 stays steady, 0 → 5 rises, 20 → 34 rises.
 */
const SPREADS = 2

/**
 * @param days the Shanghai day of each message, in any order; those outside both windows are not counted
 * @param today the last day of this window
 */
export function trendOf(days: readonly LocalDate[], today: LocalDate): Trend {
  const byDay = Array.from({ length: 2 * WINDOW_DAYS }, () => 0)
  const first = addDays(today, 1 - 2 * WINDOW_DAYS)
  for (const day of days) {
    const at = daysBetween(first, day)
    const counted = byDay[at]
    if (counted !== undefined) byDay[at] = counted + 1
  }
  return trendFrom(byDay)
}

/** @param byDay messages by day over both windows, the oldest first */
export function trendFrom(byDay: readonly number[]): Trend {
  const sum = (counts: readonly number[]): number => counts.reduce((total, count) => total + count, 0)
  const [before, now] = [sum(byDay.slice(0, WINDOW_DAYS)), sum(byDay.slice(WINDOW_DAYS))]
  const beyondChance = Math.abs(now - before) > SPREADS * Math.sqrt(now + before)
  return {
    now,
    before,
    byDay,
    direction: !beyondChance ? 'steady' : now < before ? 'falling' : before === 0 ? 'new' : 'rising',
    percent: before < LEAST_FOR_PERCENT ? null : Math.round(((now - before) / before) * 100),
  }
}
