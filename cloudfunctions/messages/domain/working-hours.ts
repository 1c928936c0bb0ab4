import { addDays, type Instant, MINUTE_MS, shanghaiDay, startOfShanghaiDay } from '../../shared/kernel/local-date'
import type { WorkCalendar } from '../../shared/kernel/working-days'

/** The hours in which an office works on a working day. */
export interface WorkingHours {
  /** `HH:MM` in Asia/Shanghai, in order, not overlapping. */
  readonly periods: readonly { readonly from: string; readonly until: string }[]
  /** The rule or the city that they are taken from, as an administrator reads it. */
  readonly source: string
}

/** What a city starts with. Seven hours a day. */
export const WORKING_HOURS: WorkingHours = {
  periods: [
    { from: '09:00', until: '12:00' },
    { from: '13:30', until: '17:30' },
  ],
  source: '本系统默认',
}

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))

/**
 * The instant at which so many working hours have passed since `from`, 调休 make-up days worked and holidays not.
 * Hours that end exactly with a period end there, not at the beginning of the next one.
 */
export function addWorkingHours(from: Instant, hours: number, calendar: WorkCalendar, worked = WORKING_HOURS): Instant {
  const since = Date.parse(from)
  let left = hours * 60 * MINUTE_MS
  for (let day = shanghaiDay(from); ; day = addDays(day, 1)) {
    if (!calendar.isWorkingDay(day)) continue
    const midnight = Date.parse(startOfShanghaiDay(day))
    for (const period of worked.periods) {
      const start = Math.max(since, midnight + minutesOf(period.from) * MINUTE_MS)
      const end = midnight + minutesOf(period.until) * MINUTE_MS
      if (end <= start) continue
      if (left <= end - start) return new Date(start + left).toISOString()
      left -= end - start
    }
  }
}

/** Why the hours may not stand, as an administrator reads it; null: they may. */
export function workingHoursFault({ periods }: WorkingHours): string | null {
  const times = periods.flatMap(({ from, until }) => [minutesOf(from), minutesOf(until)])
  const ascending = times.every((time, at) => at === 0 || time > (times[at - 1] ?? 0))
  return periods.length > 0 && ascending ? null : '工作时间要按先后顺序填写，不能重叠，每段的结束要晚于开始'
}
