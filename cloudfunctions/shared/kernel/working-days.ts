import type { LocalDate } from './local-date'

/** What a day is to the calendar; `name` of the holiday. */
export interface DayKind {
  readonly why: 'workday' | 'weekend' | 'holiday' | 'makeup_workday'
  readonly name?: string
}

/** Which days are worked, after the State Council's yearly notices (节假日安排). */
export interface WorkCalendar {
  /** Whether people work on this day, 调休 make-up workdays included. */
  isWorkingDay(day: LocalDate): boolean
  kindOf(day: LocalDate): DayKind
  /** How many working days there are up to and including this day, from the calendar's beginning. */
  ordinalOf(day: LocalDate): number
  /** The working day with this number, counted from 1. */
  dayOf(ordinal: number): LocalDate
  /** The first and the last day for which a notice was read; beyond only weekends and what the law names by date are known. */
  readonly coveredFrom: LocalDate
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
  const on = workingDays === 0 ? from : calendar.dayOf(calendar.ordinalOf(from) + workingDays)
  return { on, calendarSettled: from >= calendar.coveredFrom && on <= calendar.coveredThrough }
}

/**
 * Working days after `from` up to and including `to`; negative when `to` is earlier.
 * `workingDaysBetween(d, addWorkingDays(d, n).on) === n`.
 */
export const workingDaysBetween = (from: LocalDate, to: LocalDate, calendar: WorkCalendar): number =>
  calendar.ordinalOf(to) - calendar.ordinalOf(from)
