import { addWorkingDays, workingDaysBetween, type WorkCalendar } from '../../cloudfunctions/shared/kernel/working-days'
import { dayNumber, dayWithNumber, shanghaiDay } from '../../cloudfunctions/shared/kernel/local-date'
import { tableCalendar, VENDORED_YEARS, vendoredCalendar } from '../../cloudfunctions/shared/calendar'

const calendar: WorkCalendar = vendoredCalendar()

describe('working days', () => {
  it('counts day 1 from the first working day after the start, through holidays and make-up workdays', () => {
    expect(addWorkingDays('2026-09-30', 5, calendar)).toEqual({ on: '2026-10-13', calendarSettled: true })
  })
  it('counts between two days what it added', () => {
    expect(workingDaysBetween('2026-09-30', '2026-10-13', calendar)).toBe(5)
    expect(workingDaysBetween('2026-10-13', '2026-09-30', calendar)).toBe(-5)
  })
  it('marks a due day beyond the last published notice as unsettled: New Year’s Day is off by law', () => {
    expect(addWorkingDays('2026-12-30', 2, calendar)).toEqual({ on: '2027-01-04', calendarSettled: false })
  })
  it('has the first and the last day of the notices settled, and no day beside them', () => {
    const { coveredFrom, coveredThrough } = calendar
    expect(addWorkingDays(coveredFrom, 1, calendar).calendarSettled).toBe(true)
    expect(addWorkingDays(dayWithNumber(dayNumber(coveredFrom) - 1), 1, calendar).calendarSettled).toBe(false)
    expect(addWorkingDays('2026-12-30', 1, calendar)).toEqual({ on: coveredThrough, calendarSettled: true })
  })
  it('is due on the day itself where no day is given, worked or not', () => {
    expect(addWorkingDays('2026-10-01', 0, calendar).on).toBe('2026-10-01')
    expect(addWorkingDays('2026-10-10', 1, calendar).on).toBe('2026-10-12')
  })
  it('numbers every day from 1949 to 2150 as the calendar of the machine does', () => {
    for (let number = -7671; number <= 65_744; number += 1) {
      const day = dayWithNumber(number)
      if (dayNumber(day) !== number || Date.parse(`${day}T00:00:00Z`) !== number * 86_400_000) throw new Error(day)
    }
    expect([dayNumber('1970-01-01'), dayNumber('2000-02-29'), dayNumber('2100-03-01')]).toEqual([0, 11_016, 47_541])
  })
  it('reaches back as far as imported messages may, marked as unsettled before the first notice', () => {
    expect(addWorkingDays('1949-01-01', 5, calendar)).toEqual({ on: '1949-01-07', calendarSettled: false })
  })
  it('reaches from 1949 to forty years beyond the last notice, and says so of any other day', () => {
    const last = Number(calendar.coveredThrough.slice(0, 4)) + 40
    expect(['1949-01-01', '1949-01-03'].map(calendar.ordinalOf)).toEqual([0, 1]) // a Saturday
    expect(calendar.dayOf(calendar.ordinalOf(`${last}-12-31`)) <= `${last}-12-31`).toBe(true)
    for (const day of ['1948-12-31', `${last + 1}-01-01`]) expect(() => calendar.ordinalOf(day)).toThrow(RangeError)
    for (const ordinal of [0, calendar.ordinalOf(`${last}-12-31`) + 1])
      expect(() => calendar.dayOf(ordinal)).toThrow(RangeError)
  })
  it('is made of years without a gap, in their order', () => {
    const [first, second, ...rest] = VENDORED_YEARS
    if (first === undefined || second === undefined) throw new Error('no years')
    expect(() => tableCalendar([first, ...rest])).toThrow(`lacks ${second.year}`)
    expect(() => tableCalendar([second, first, ...rest])).toThrow(`lacks ${second.year + 1}`)
    expect(() => tableCalendar([])).toThrow('at least one year')
  })
  it('reads the Shanghai day of an instant whatever the machine believes', () => {
    expect(shanghaiDay('2026-09-30T15:59:59.999Z')).toBe('2026-09-30')
    expect(shanghaiDay('2026-09-30T16:00:00.000Z')).toBe('2026-10-01')
  })
})
