import { isQuiet } from '../../cloudfunctions/shared/kernel/quiet-hours'
import { vendoredCalendar } from '../../cloudfunctions/shared/calendar'
import {
  climb,
  type Climbed,
  dayOfRung,
  isInternal,
  LADDER,
  NEVER,
  nextCheckOn,
} from '../../cloudfunctions/supervision/domain/ladder'
import { replan, type Watched, type WatchedClock } from '../../cloudfunctions/supervision/domain/watched'

const calendar = vendoredCalendar()
const promise = (dueOn: string, more: Partial<Climbed> = {}): Climbed => ({
  dueOn,
  stoodStill: 0,
  rungsClimbed: 0,
  ...more,
})
const days = (climbed: Climbed) => LADDER.map((rung) => dayOfRung(rung, climbed, calendar))
const rungsOn = (climbed: Climbed, today: string) => climb(climbed, today, calendar).rungs.map(({ rung }) => rung)

describe('the ladder', () => {
  it.each([
    // due, one working day before, the day after, five and ten working days after
    ['2026-07-09', ['2026-07-08', '2026-07-10', '2026-07-16', '2026-07-23']],
    // a Monday: the reminder leaves on Friday
    ['2026-07-13', ['2026-07-10', '2026-07-14', '2026-07-20', '2026-07-27']],
    // before the National Day holiday; 2026-10-10 is worked
    ['2026-09-30', ['2026-09-29', '2026-10-01', '2026-10-13', '2026-10-20']],
    // the first working day after it: the reminder leaves before the holiday
    ['2026-10-08', ['2026-09-30', '2026-10-09', '2026-10-14', '2026-10-21']],
  ])('a promise until %s', (dueOn, expected) => {
    expect(days(promise(dueOn))).toEqual(expected)
  })

  it('does not count working days on which the clock stood still after the due day', () => {
    expect(days(promise('2026-07-09', { stoodStill: 2 }))).toEqual([
      '2026-07-08',
      '2026-07-10',
      '2026-07-20',
      '2026-07-27',
    ])
  })

  it.each([
    [0, '2026-07-07', []],
    [0, '2026-07-08', ['reminder']],
    [0, '2026-07-09', ['reminder']], // the timer stood still: still of use on the last day
    [0, '2026-07-10', ['overdue_notice']], // a reminder would come too late
    [1, '2026-07-15', ['overdue_notice']],
    [2, '2026-07-15', []],
    [2, '2026-07-16', ['supervision_order']],
    [3, '2026-07-23', ['accountability_lead']],
    [0, '2026-08-31', ['overdue_notice', 'supervision_order', 'accountability_lead']],
    [4, '2026-08-31', []],
  ])('%d rungs climbed, on %s: %j', (rungsClimbed, today, expected) => {
    expect(rungsOn(promise('2026-07-09', { rungsClimbed }), today)).toEqual(expected)
  })

  it('has behind it what was climbed before and whatever the day has reached, also where it came too late', () => {
    const behind = (rungsClimbed: number, today: string) =>
      climb(promise('2026-07-09', { rungsClimbed }), today, calendar).rungsClimbed
    expect([
      behind(0, '2026-07-07'),
      behind(0, '2026-07-10'),
      behind(1, '2026-07-16'),
      behind(4, '2026-08-31'),
    ]).toEqual([0, 2, 3, 4])
  })

  it('looks next on the day of the next rung, and never after the last', () => {
    expect(
      [0, 1, 2, 3, 4].map((rungsClimbed) => nextCheckOn(promise('2026-07-09', { rungsClimbed }), calendar)),
    ).toEqual(['2026-07-08', '2026-07-10', '2026-07-16', '2026-07-23', NEVER])
  })

  it('is sent by the timer for reminders only; the lead for accountability alone stays inside', () => {
    expect(LADDER.filter(({ sentBy }) => sentBy === 'timer').map(({ rung }) => rung)).toEqual(['reminder'])
    expect([...LADDER.map(({ rung }) => rung), 'instruction'].filter(isInternal)).toEqual(['accountability_lead'])
  })

  it('is quiet from 21:00 to 08:00', () => {
    const quiet = Array.from({ length: 24 }, (_, hour) => hour).filter(isQuiet)
    expect(quiet).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 21, 22, 23])
  })
})

describe('a clock that is read again', () => {
  const watched: Watched = {
    open: 'yes',
    unitId: 'heating',
    dueOn: '2026-07-09',
    stoodStill: 0,
    kind: 'help',
    urgent: false,
    messageVersion: 3,
  }
  const clockOf = (more: Partial<WatchedClock>): WatchedClock => ({
    ...replan('m', null, watched, calendar),
    version: 1,
    ...more,
  })

  it('keeps its rungs while the due day stays', () => {
    const next = replan('m', clockOf({ rungsClimbed: 2 }), { ...watched, unitId: 'traffic' }, calendar)
    expect(next).toMatchObject({ rungsClimbed: 2, nextCheckOn: '2026-07-16', unitId: 'traffic' })
  })

  it('begins a ladder of its own when the due day has moved', () => {
    const next = replan('m', clockOf({ rungsClimbed: 1 }), { ...watched, dueOn: '2026-07-16' }, calendar)
    expect(next).toMatchObject({ rungsClimbed: 0, nextCheckOn: '2026-07-15' })
  })

  it('is not looked at while nothing is owed, and goes on from where it was', () => {
    const paused = replan('m', clockOf({ rungsClimbed: 1 }), { ...watched, open: 'no' }, calendar)
    expect(paused).toMatchObject({ open: 'no', nextCheckOn: NEVER, rungsClimbed: 1 })
    expect(replan('m', { ...paused, version: 2 }, watched, calendar)).toMatchObject({ nextCheckOn: '2026-07-10' })
  })
})
