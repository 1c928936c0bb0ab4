import { addDays, daysBetween, type LocalDate } from '../../shared/kernel/local-date'
import { monthOf } from './rollup'

export interface DayRange {
  readonly from: LocalDate
  readonly to: LocalDate
}

/** Which rollups a range is summed from, each activity exactly once. */
export interface RangePlan {
  /** Whole months, `YYYY-MM`, both included; null when none lies inside. */
  readonly months: { readonly from: string; readonly to: string } | null
  /** The days beside them: at most a head and a tail. */
  readonly days: readonly DayRange[]
}

/** How many days a range has. */
export const lengthOf = ({ from, to }: DayRange): number => daysBetween(from, to) + 1

/** The days just before, as many. */
export const rangeBefore = (range: DayRange): DayRange => ({
  from: addDays(range.from, -lengthOf(range)),
  to: addDays(range.from, -1),
})

export const firstOf = (month: string): LocalDate => `${month}-01`
const lastOf = (month: string): LocalDate => addDays(firstOf(nextMonth(month)), -1)
const nextMonth = (month: string): string => monthOf(addDays(firstOf(month), 31))
const monthBefore = (month: string): string => monthOf(addDays(firstOf(month), -1))

/**
 * Takes whole months where they may be taken: a month is read as one rollup only when it ended before `settledBefore`,
 * since which of its promises are overdue still changes until then.
 */
export function planRange({ from, to }: DayRange, settledBefore: LocalDate): RangePlan {
  const first = from === firstOf(monthOf(from)) ? monthOf(from) : nextMonth(monthOf(from))
  const end = to < settledBefore ? to : addDays(settledBefore, -1)
  const last = end === lastOf(monthOf(end)) ? monthOf(end) : monthBefore(monthOf(end))
  if (last < first) return { months: null, days: [{ from, to }] }
  const days: DayRange[] = []
  if (from < firstOf(first)) days.push({ from, to: addDays(firstOf(first), -1) })
  if (lastOf(last) < to) days.push({ from: firstOf(nextMonth(last)), to })
  return { months: { from: first, to: last }, days }
}
