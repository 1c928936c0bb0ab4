import {
  complexUntil,
  countedUpTo,
  dueOf,
  ledgerOf,
  newClock,
  verdictOf,
} from '../../../cloudfunctions/messages/domain/clock'
import { endOfQuestion } from '../../../cloudfunctions/messages/domain/question'
import { tableCalendar } from '../../../cloudfunctions/shared/calendar'

/** July 2026: Wednesday 8 is off, Saturday 11 is worked. Nothing is known of other years. */
const calendar = tableCalendar([
  {
    year: 2026,
    notice: { title: '测试', urls: ['https://www.gov.cn/a'] },
    holidays: [{ name: '节', from: '2026-07-08', to: '2026-07-08' }],
    makeupWorkdays: ['2026-07-11'],
  },
])
const FRIDAY = '2026-07-03'
const pause = (askedOn: string, endsOn: string) => ({ askedOn, endsOn })
const extension = { grantedOn: '2026-07-06', workingDays: 1, grounds: '路面未干' }

describe('the day of an answer, by hand', () => {
  it.each([
    ['five working days from a Friday, one of them off, one Saturday worked', newClock(FRIDAY, 5), '2026-07-11'],
    ['none: the day itself', newClock(FRIDAY, 0), FRIDAY],
    ['begun on a Saturday off, the first day is Monday', newClock('2026-07-04', 1), '2026-07-06'],
    ['one day more', { ...newClock(FRIDAY, 5), extensions: [extension] }, '2026-07-13'],
    [
      'still from Monday to Thursday: two worked days',
      { ...newClock(FRIDAY, 5), pauses: [pause('2026-07-06', '2026-07-09')] },
      '2026-07-14',
    ],
    [
      'still twice, and each pause counts',
      { ...newClock(FRIDAY, 5), pauses: [pause('2026-07-06', '2026-07-07'), pause('2026-07-09', '2026-07-10')] },
      '2026-07-14',
    ],
    [
      'asked on the last day itself, nothing moves',
      { ...newClock(FRIDAY, 5), pauses: [pause('2026-07-11', '2026-07-15')] },
      '2026-07-11',
    ],
    [
      'asked the day before it, it moves',
      { ...newClock(FRIDAY, 5), pauses: [pause('2026-07-10', '2026-07-13')] },
      '2026-07-14',
    ],
  ])('%s', (_case, clock, on) => {
    expect(dueOf(clock, calendar).on).toBe(on)
    // One minute before the day is over it is on time, on the day after it is late.
    expect(verdictOf(clock, on, calendar)).toEqual({ dueOn: on, onTime: true, lateByWorkingDays: 0 })
    const counted = ledgerOf(clock, on, calendar).filter(({ counts }) => counts)
    expect(counted).toHaveLength(countedUpTo(clock, on, calendar))
    expect(counted).toHaveLength(clock.workingDays + clock.extensions.length)
  })
  it('says for each day whether it counts, and why not', () => {
    const clock = { ...newClock(FRIDAY, 4), pauses: [pause('2026-07-09', '2026-07-10')], extensions: [extension] }
    expect(
      ledgerOf(clock, '2026-07-15', calendar).map(({ on, counts, why, name = '' }) => [on, counts, why, name]),
    ).toEqual([
      ['2026-07-04', false, 'weekend', ''],
      ['2026-07-05', false, 'weekend', ''],
      ['2026-07-06', true, 'counted', ''],
      ['2026-07-07', true, 'counted', ''],
      ['2026-07-08', false, 'holiday', '节'],
      ['2026-07-09', true, 'counted', ''],
      ['2026-07-10', false, 'paused', ''],
      ['2026-07-11', true, 'makeup_workday', ''],
      ['2026-07-12', false, 'weekend', ''],
      ['2026-07-13', true, 'extended', ''],
      ['2026-07-14', true, 'counted', ''],
      ['2026-07-15', true, 'counted', ''],
    ])
    expect(verdictOf(clock, '2026-07-13', calendar)).toMatchObject({ onTime: true, lateByWorkingDays: 0 })
    expect(verdictOf(clock, '2026-07-15', calendar)).toMatchObject({ onTime: false, lateByWorkingDays: 2 })
  })
  it('an answer on a day off behind the last day is late, by no working day', () => {
    expect(verdictOf(newClock(FRIDAY, 5), '2026-07-12', calendar)).toEqual({
      dueOn: '2026-07-11',
      onTime: false,
      lateByWorkingDays: 0,
    })
  })
  it('is settled from the first to the last day of the notices, and no day beyond', () => {
    const settled = (startedOn: string, workingDays: number) =>
      dueOf(newClock(startedOn, workingDays), calendar).calendarSettled
    expect([settled('2025-12-31', 1), settled('2026-01-01', 1)]).toEqual([false, true])
    expect([settled('2026-12-30', 1), settled('2026-12-31', 1)]).toEqual([true, false])
  })
  it('a matter becomes complex until two working days before, and a question is heard until its day is over', () => {
    expect(complexUntil('2026-07-10', calendar)).toBe('2026-07-07')
    expect(endOfQuestion({ resumesOn: '2026-07-10' })).toBe('2026-07-11')
  })
})
