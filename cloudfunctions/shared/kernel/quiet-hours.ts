import {
  addDays,
  addMilliseconds,
  HOUR_MS,
  type Instant,
  shanghaiDay,
  shanghaiHour,
  startOfShanghaiDay,
} from './local-date'

/** Nothing that may wait leaves from 21:00 to 08:00 in Shanghai (issue 3, "Timers"). */
const QUIET = { from: 21, until: 8 } as const

/** The same as a page shows it, `HH:MM`. */
export const QUIET_HOURS = { from: hourOf(QUIET.from), until: hourOf(QUIET.until) } as const
function hourOf(hour: number): string {
  return `${String(hour).padStart(2, '0')}:00`
}

/** @param hour of the Shanghai day, 0–23. */
export const isQuiet = (hour: number): boolean => hour >= QUIET.from || hour < QUIET.until

/** When what is ready now may leave: at once by day, at eight in the quiet hours. */
export function leavesAt(now: Instant): Instant {
  const hour = shanghaiHour(now)
  if (!isQuiet(hour)) return now
  const day = hour >= QUIET.from ? addDays(shanghaiDay(now), 1) : shanghaiDay(now)
  return addMilliseconds(startOfShanghaiDay(day), QUIET.until * HOUR_MS)
}
