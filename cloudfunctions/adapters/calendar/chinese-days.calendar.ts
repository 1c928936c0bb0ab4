import notices from 'chinese-days/dist/chinese-days.json'
import { type LocalDate, weekday } from '../../shared/kernel/local-date'
import type { WorkCalendar } from '../../shared/kernel/working-days'

/** The State Council's notices as `chinese-days` 1.5.7 carries them: 2004 to 2026 (rules, part C). */
const COVERED_FROM: LocalDate = '2004-01-01'
const COVERED_THROUGH: LocalDate = '2026-12-31'

const holidays = new Set<LocalDate>(Object.keys(notices.holidays))
const makeupWorkdays = new Set<LocalDate>(Object.keys(notices.workdays)) // 调休上班日

/**
 * Working days from the package's data, not through its functions: they read a day in the machine's time zone and are
 * wrong west of Greenwich. A year it lacks is never read from it (it would count holidays as worked without a word):
 * there only weekends are known, and `coveredThrough` says so.
 */
export function chineseDaysCalendar(): WorkCalendar {
  return {
    coveredThrough: COVERED_THROUGH,
    isWorkingDay(day) {
      const onWeekday = weekday(day) % 6 !== 0
      if (day < COVERED_FROM || day > COVERED_THROUGH) return onWeekday
      return makeupWorkdays.has(day) || (onWeekday && !holidays.has(day))
    },
  }
}
