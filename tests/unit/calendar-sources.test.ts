import chineseDays from 'chinese-days/dist/chinese-days.json'
import * as chineseWorkday from 'chinese-workday'
import { tableCalendar, VENDORED_YEARS, vendoredCalendar } from '../../cloudfunctions/shared/calendar'
import { daysFromTo, weekday } from '../../cloudfunctions/shared/kernel/local-date'

// Packages have shipped wrong days before (rules, part C): our tables and two packages of different makers must agree.
describe('the year tables of the State Council notices', () => {
  const calendar = vendoredCalendar()
  const worksByChineseDays = (day: string) =>
    day in chineseDays.workdays || (weekday(day) % 6 !== 0 && !(day in chineseDays.holidays))

  it('name the notice that each year comes from, without a gap', () => {
    expect(VENDORED_YEARS.map(({ year }) => year)).toEqual(Array.from({ length: 23 }, (_, at) => 2004 + at))
    for (const { year, notice } of VENDORED_YEARS) {
      expect(notice.title).toContain(`${year}年`)
      expect(notice.urls[0]).toMatch(/^https:\/\/(www\.gov\.cn|zh\.wikisource\.org)\//)
    }
    expect(calendar.coveredThrough).toBe('2026-12-31')
  })

  it('let nobody work on a holiday, and make up on weekend days only', () => {
    for (const { makeupWorkdays, holidays } of VENDORED_YEARS) {
      for (const day of makeupWorkdays) {
        expect(weekday(day) % 6).toBe(0)
        expect(holidays.filter(({ from, to }) => from <= day && day <= to)).toEqual([])
      }
    }
  })

  it.each(VENDORED_YEARS.map(({ year }) => year))('agree with chinese-days on every day of %i', (year) => {
    const days = daysFromTo(`${year}-01-01`, `${year}-12-31`)
    expect(days.filter((day) => calendar.isWorkingDay(day) !== worksByChineseDays(day))).toEqual([])
  })

  it.each([
    [2024, 251],
    [2025, 248],
    [2026, 248],
  ])('agree with chinese-workday on every day of %i, with %i working days', (year, workingDays) => {
    // A package that loads as nothing would agree with everything.
    expect(typeof chineseWorkday.isWorkday).toBe('function')
    const days = daysFromTo(`${year}-01-01`, `${year}-12-31`)
    expect(days.filter((day) => calendar.isWorkingDay(day) !== chineseWorkday.isWorkday(day))).toEqual([])
    expect(days.filter((day) => calendar.isWorkingDay(day))).toHaveLength(workingDays)
  })

  it('say what a day is', () => {
    expect(calendar.kindOf('2026-10-10')).toEqual({ why: 'makeup_workday' })
    expect(calendar.kindOf('2026-10-03')).toEqual({ why: 'holiday', name: '国庆节' })
    expect(calendar.kindOf('2026-11-21')).toEqual({ why: 'weekend' })
    expect(calendar.kindOf('2026-11-20')).toEqual({ why: 'workday' })
  })

  it('still reckon beyond the last notice, marked as unsettled there', () => {
    expect(calendar.isWorkingDay('2027-10-08')).toBe(true) // a Friday: the notice is not out
    expect(calendar.dayOf(calendar.ordinalOf('2040-05-04') + 1)).toBe('2040-05-07')
  })

  it('know what the law names by its date before any notice, and nothing more', () => {
    expect(calendar.kindOf('2027-01-01')).toEqual({ why: 'holiday', name: '元旦' })
    const named = daysFromTo('2027-01-01', '2027-12-31').filter((day) => calendar.kindOf(day).why === 'holiday')
    expect(named).toEqual(['2027-01-01', '2027-05-01', '2027-05-02', '2027-10-01', '2027-10-02', '2027-10-03'])
    // A notice stands in place of it, whatever it says.
    const [last] = VENDORED_YEARS.slice(-1)
    if (last === undefined) throw new Error('no year')
    const told = { ...last, year: 2027, holidays: [], makeupWorkdays: [] }
    expect(tableCalendar([...VENDORED_YEARS, told]).isWorkingDay('2027-01-01')).toBe(true)
  })
})
