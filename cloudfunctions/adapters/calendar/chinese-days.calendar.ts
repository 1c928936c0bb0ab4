import { isWorkday } from 'chinese-days'
import { type LocalDate, weekday } from '../../shared/kernel/local-date'
import type { WorkCalendar } from '../../shared/kernel/working-days'

/** The State Council's notices as `chinese-days` 1.5.7 carries them: 2004 to 2026 (rules, part C). */
const COVERED_FROM: LocalDate = '2004-01-01'
const COVERED_THROUGH: LocalDate = '2026-12-31'

/**
 * Working days from the package's data. A year it lacks is never read from it (it would count holidays as worked
 * without a word): there only weekends are known, and `coveredThrough` says so.
 */
export function chineseDaysCalendar(): WorkCalendar {
  const known = new Map<LocalDate, boolean>()
  return {
    coveredThrough: COVERED_THROUGH,
    isWorkingDay(day) {
      const remembered = known.get(day)
      if (remembered !== undefined) return remembered
      const covered = day >= COVERED_FROM && day <= COVERED_THROUGH
      // Always a string: a Date would be read in the machine's time zone.
      const worked = covered ? isWorkday(day) : weekday(day) % 6 !== 0
      known.set(day, worked)
      return worked
    },
  }
}
