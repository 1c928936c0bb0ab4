import {
  addWorkingHours,
  WORKING_HOURS,
  workingHoursFault,
} from '../../../cloudfunctions/messages/domain/working-hours'
import { vendoredCalendar } from '../../../cloudfunctions/shared/calendar'
import { fc } from '../../support/property'

const calendar = vendoredCalendar()
/** A time in Shanghai as an instant. */
const at = (day: string, time: string) => new Date(`${day}T${time}:00+08:00`).toISOString()

describe('working hours', () => {
  it.each([
    ['2026-07-03', '09:00', 4, '2026-07-03', '14:30'], // over lunch
    ['2026-07-03', '08:00', 3, '2026-07-03', '12:00'], // before work; ends with the morning, not after lunch
    ['2026-07-03', '12:30', 1, '2026-07-03', '14:30'], // at lunch
    ['2026-07-03', '16:30', 4, '2026-07-06', '12:00'], // Friday afternoon to Monday
    ['2026-07-03', '23:59', 4, '2026-07-06', '14:30'],
    ['2026-07-04', '10:00', 1, '2026-07-06', '10:00'], // Saturday
    ['2026-09-30', '17:00', 4, '2026-10-08', '14:00'], // over the National Day week
    ['2026-10-09', '17:00', 4, '2026-10-10', '14:00'], // 调休: Saturday the 10th is worked
    ['2026-10-10', '16:30', 4, '2026-10-12', '12:00'], // and the Sunday after it is not
  ])('from %s %s, %i hours: %s %s', (day, time, hours, untilDay, untilTime) => {
    expect(addWorkingHours(at(day, time), hours, calendar)).toBe(at(untilDay, untilTime))
  })
  it('adds up: two steps are as long as one', () => {
    const instant = fc.integer({ min: Date.parse('2026-01-01'), max: Date.parse('2026-12-01') })
    const quarters = fc.integer({ min: 1, max: 40 })
    fc.assert(
      fc.property(instant, quarters, quarters, (ms, first, second) => {
        const from = new Date(ms).toISOString()
        const between = addWorkingHours(from, first / 4, calendar)
        expect(addWorkingHours(between, second / 4, calendar)).toBe(
          addWorkingHours(from, (first + second) / 4, calendar),
        )
        expect(between > from).toBe(true)
      }),
      { numRuns: 300 },
    )
  })
  it('are the city’s own where it says so', () => {
    const summer = { periods: [{ from: '08:00', until: '11:30' }], source: '夏季作息' }
    expect(addWorkingHours(at('2026-07-03', '09:00'), 4, calendar, summer)).toBe(at('2026-07-06', '09:30'))
  })
  it('refuse what no day can have', () => {
    expect(workingHoursFault(WORKING_HOURS)).toBeNull()
    const faulty = [
      [],
      [{ from: '12:00', until: '09:00' }],
      [{ from: '09:00', until: '09:00' }],
      [...WORKING_HOURS.periods].reverse(),
    ]
    for (const periods of faulty) expect(workingHoursFault({ periods, source: '夏季作息' })).not.toBeNull()
  })
})
