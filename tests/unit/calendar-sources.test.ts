import { isWorkday } from 'chinese-workday'
import { chineseDaysCalendar } from '../../cloudfunctions/adapters/calendar/chinese-days.calendar'
import { daysFromTo } from '../../cloudfunctions/shared/kernel/local-date'

// Packages have shipped wrong days before (rules, part C): two of different makers have to agree.
describe('two sources of the State Council notices', () => {
  const calendar = chineseDaysCalendar()

  it.each([
    [2024, 251],
    [2025, 248],
    [2026, 248],
  ])('agree on every day of %i, with %i working days', (year, workingDays) => {
    const days = daysFromTo(`${year}-01-01`, `${year}-12-31`)
    expect(days.filter((day) => calendar.isWorkingDay(day) !== isWorkday(day))).toEqual([])
    expect(days.filter((day) => calendar.isWorkingDay(day))).toHaveLength(workingDays)
  })
})
