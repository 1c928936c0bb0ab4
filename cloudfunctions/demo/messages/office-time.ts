import {
  addDays,
  addMilliseconds,
  type Instant,
  type LocalDate,
  shanghaiDay,
  startOfShanghaiDay,
} from '../../shared/kernel/local-date'
import type { WorkCalendar } from '../../shared/kernel/working-days'
import { MINUTE_MS } from '../../shared/kernel/local-date'

/** Office hours in minutes of the Shanghai day: 9:00 to 11:50 and 14:00 to 17:30. */
const OFFICE: readonly (readonly [from: number, to: number])[] = [
  [540, 710],
  [840, 1050],
]

/** The instant at this minute of the Shanghai day (0–1439). */
export const atMinute = (day: LocalDate, minute: number): Instant =>
  addMilliseconds(startOfShanghaiDay(day), minute * MINUTE_MS)

export const minutesLater = (at: Instant, minutes: number): Instant => addMilliseconds(at, minutes * MINUTE_MS)

/** Minute of the Shanghai day, 0–1439. */
export const minuteOfDay = (at: Instant): number =>
  Math.floor((Date.parse(at) - Date.parse(startOfShanghaiDay(shanghaiDay(at)))) / MINUTE_MS)

export const isOfficeTime = (at: Instant, calendar: WorkCalendar): boolean =>
  calendar.isWorkingDay(shanghaiDay(at)) && OFFICE.some(([from, to]) => within(minuteOfDay(at), from, to))

/**
 * The first office minute not before `at`; where that means waiting for the doors to open, `settling` minutes later.
 */
export function officeTimeFrom(at: Instant, settling: number, calendar: WorkCalendar): Instant {
  if (isOfficeTime(at, calendar)) return at
  for (let day = shanghaiDay(at); ; day = addDays(day, 1)) {
    if (!calendar.isWorkingDay(day)) continue
    for (const [from] of OFFICE) {
      const opening = atMinute(day, from)
      if (opening >= at) return minutesLater(opening, settling)
    }
  }
}

/** The `count`-th working day before `day`, `day` itself not counted. */
export function workingDayBefore(day: LocalDate, count: number, calendar: WorkCalendar): LocalDate {
  let on = day
  for (let counted = 0; counted < count;) {
    on = addDays(on, -1)
    if (calendar.isWorkingDay(on)) counted += 1
  }
  return on
}

/** `day` if it is worked, else the next working day. */
export function workingDayFrom(day: LocalDate, calendar: WorkCalendar): LocalDate {
  let on = day
  while (!calendar.isWorkingDay(on)) on = addDays(on, 1)
  return on
}

const within = (minute: number, from: number, to: number): boolean => minute >= from && minute <= to
