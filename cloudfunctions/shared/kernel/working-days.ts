import { addDays, type LocalDate } from './local-date'

/** Which days are worked. Given by an adapter over the State Council's yearly notices (节假日安排). */
export interface WorkCalendar {
  /** Whether people work on this day, 调休 make-up workdays included. */
  isWorkingDay(day: LocalDate): boolean
  /** The last day for which a notice was read; beyond it only weekends are known. */
  readonly coveredThrough: LocalDate
}

/** The day, and whether every day on the way was covered by a published notice (待校历 when not). */
export interface DueDay {
  readonly on: LocalDate
  readonly calendarSettled: boolean
}

/**
 * The last day on which an act is still on time (办理时限届满日).
 *
 * Units: `workingDays` are 工作日; day 1 is the first working day *after* `from` (民法典 201).
 * Test vector: 2026-09-30 plus 5 is 2026-10-13, since 2026-10-10 is worked.
 */
export function addWorkingDays(from: LocalDate, workingDays: number, calendar: WorkCalendar): DueDay {
  let on = from
  for (let counted = 0; counted < workingDays;) {
    on = addDays(on, 1)
    if (calendar.isWorkingDay(on)) counted += 1
  }
  return { on, calendarSettled: on <= calendar.coveredThrough }
}

/**
 * Working days after `from` up to and including `to`; negative when `to` is earlier.
 * `workingDaysBetween(d, addWorkingDays(d, n).on) === n`.
 */
export function workingDaysBetween(from: LocalDate, to: LocalDate, calendar: WorkCalendar): number {
  if (to < from) return -workingDaysBetween(to, from, calendar)
  let count = 0
  for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) if (calendar.isWorkingDay(day)) count += 1
  return count
}
