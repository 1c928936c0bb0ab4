import {
  allowanceOf,
  type Clock,
  countedUpTo,
  dueOf,
  ledgerOf,
  verdictOf,
} from '../../../cloudfunctions/messages/domain/clock'
import { heldDays, reckonedAnew } from '../../../cloudfunctions/messages/domain/kept-day'
import { addWorkingHours, type WorkingHours } from '../../../cloudfunctions/messages/domain/working-hours'
import { tableCalendar } from '../../../cloudfunctions/shared/calendar'
import type { YearTable } from '../../../cloudfunctions/shared/calendar/year-table'
import { addWorkingDays, workingDaysBetween } from '../../../cloudfunctions/shared/kernel/working-days'
import { fc } from '../../support/property'

/**
 * The same rules written another way: by the machine's own calendar, one day after the other, over notices that no
 * State Council would think of (three weeks off, every Sunday worked, a holiday over New Year's Eve).
 */
const FIRST_YEAR = 2025
const YEARS = 3
const DAY_MS = 86_400_000

/** A day in the model: noon in UTC, so that no rounding and no zone comes near another day. */
const at = (day: string): number => Date.parse(`${day}T12:00:00Z`)
const dayAt = (ms: number): string => {
  const date = new Date(ms)
  const two = (number: number) => String(number).padStart(2, '0')
  return `${date.getUTCFullYear()}-${two(date.getUTCMonth() + 1)}-${two(date.getUTCDate())}`
}
const later = (day: string, days: number): string => dayAt(at(day) + days * DAY_MS)

/** One year's notice: which days are off though they are weekdays, and which weekends are worked. */
interface Notice {
  readonly off: readonly string[]
  readonly worked: readonly string[]
}
const dayOfYear = (year: number) => fc.nat(364).map((days) => later(`${year}-01-01`, days))
const noticeOf = (year: number): fc.Arbitrary<Notice> =>
  fc
    .record({
      runs: fc.array(fc.tuple(dayOfYear(year), fc.integer({ min: 0, max: 20 })), { maxLength: 8 }),
      picked: fc.array(dayOfYear(year), { maxLength: 40 }),
    })
    .map(({ runs, picked }) => {
      const days = runs.flatMap(([from, more]) => Array.from({ length: more + 1 }, (_, n) => later(from, n)))
      const off = [...new Set(days)].filter((day) => day.startsWith(`${year}-`))
      const weekend = (day: string) => [0, 6].includes(new Date(at(day)).getUTCDay())
      return { off, worked: [...new Set(picked)].filter((day) => weekend(day) && !off.includes(day)) }
    })
const notices = fc.tuple(...Array.from({ length: YEARS }, (_, n) => noticeOf(FIRST_YEAR + n)))

const tableOf = ({ off, worked }: Notice, n: number): YearTable => ({
  year: FIRST_YEAR + n,
  notice: { title: '测试', urls: ['https://www.gov.cn/a'] },
  holidays: off.map((day) => ({ name: '假', from: day, to: day })),
  makeupWorkdays: [...worked],
})
const calendarOf = (given: readonly Notice[]) => tableCalendar(given.map(tableOf))

/** Beyond the last notice the law's own dates are off: New Year, the first days of May and of October. */
const isOffByLaw = (day: string): boolean =>
  Number(day.slice(0, 4)) >= FIRST_YEAR + YEARS && /-(?:01-01|05-0[12]|10-0[123])$/.test(day)

const isWorked = (given: readonly Notice[], day: string): boolean => {
  if (isOffByLaw(day)) return false
  if (given.some(({ off }) => off.includes(day))) return false
  return given.some(({ worked }) => worked.includes(day)) || ![0, 6].includes(new Date(at(day)).getUTCDay())
}
/** The model of a due day: from the day after the start, every worked day that does not stand still takes one away. */
function dueByHand(given: readonly Notice[], clock: Clock): string {
  const ends = (count: number, pauses: Clock['pauses']): string => {
    let [day, left] = [clock.startedOn, count]
    while (left > 0) {
      day = later(day, 1)
      const still = pauses.some(({ askedOn, endsOn }) => askedOn < day && day <= endsOn)
      if (isWorked(given, day) && !still) left -= 1
    }
    return day
  }
  // A question asked when the time was already used up moves nothing: those before it alone count.
  const counting: Clock['pauses'][number][] = []
  for (const pause of clock.pauses) if (pause.askedOn < ends(allowanceOf(clock), counting)) counting.push(pause)
  return ends(allowanceOf(clock), counting)
}
const countByHand = (given: readonly Notice[], { startedOn, pauses }: Clock, through: string): number => {
  let count = 0
  for (let day = later(startedOn, 1); day <= through; day = later(day, 1))
    if (isWorked(given, day) && !pauses.some(({ askedOn, endsOn }) => askedOn < day && day <= endsOn)) count += 1
  return count
}

const start = fc.nat(700).map((days) => later(`${FIRST_YEAR}-01-01`, days))
const clocks: fc.Arbitrary<Clock> = fc
  .record({
    startedOn: start,
    workingDays: fc.integer({ min: 1, max: 15 }),
    gaps: fc.array(fc.tuple(fc.nat(8), fc.nat(15)), { maxLength: 3 }),
    extension: fc.option(fc.integer({ min: 1, max: 15 }), { nil: undefined }),
  })
  .map(({ startedOn, workingDays, gaps, extension }) => {
    let day = startedOn
    const pauses = gaps.map(([after, length]) => {
      const askedOn = later(day, after)
      day = later(askedOn, length)
      return { askedOn, endsOn: day }
    })
    const extensions =
      extension === undefined ? [] : [{ grantedOn: startedOn, workingDays: extension, grounds: '需现场核查' }]
    return { startedOn, workingDays, pauses, extensions }
  })

const HOURS: WorkingHours = {
  periods: [
    { from: '08:15', until: '11:45' },
    { from: '14:00', until: '18:00' },
  ],
  source: '测试',
}
/** The model of working hours: minute after minute of Shanghai's clock. */
function hoursByHand(given: readonly Notice[], from: number, minutes: number): number {
  const inOffice = (ms: number): boolean => {
    const there = new Date(ms + 8 * 3_600_000)
    const time = there.toISOString().slice(11, 16)
    return (
      isWorked(given, dayAt(ms + 8 * 3_600_000)) && HOURS.periods.some((one) => one.from <= time && time < one.until)
    )
  }
  let [ms, left] = [from, minutes]
  while (left > 0) {
    if (inOffice(ms)) left -= 1
    ms += 60_000
  }
  return ms
}

describe('against a model that goes day by day', () => {
  it('due day, verdict, count and ledger are what counting on one’s fingers gives', () => {
    fc.assert(
      fc.property(notices, clocks, fc.nat(60), (given, clock, days) => {
        const calendar = calendarOf(given)
        const due = dueByHand(given, clock)
        expect(dueOf(clock, calendar).on).toBe(due)
        expect(dueOf(clock, calendar).calendarSettled).toBe(due < `${FIRST_YEAR + YEARS}-01-01`)
        const repliedOn = later(clock.startedOn, days)
        const counted = countByHand(given, clock, repliedOn)
        expect(countedUpTo(clock, repliedOn, calendar)).toBe(counted)
        expect(ledgerOf(clock, repliedOn, calendar).filter(({ counts }) => counts)).toHaveLength(counted)
        expect(verdictOf(clock, repliedOn, calendar)).toEqual({
          dueOn: due,
          onTime: repliedOn <= due,
          lateByWorkingDays: Math.max(0, counted - allowanceOf(clock)),
        })
      }),
      { numRuns: 150 },
    )
  })

  it('adding and counting working days are each other’s reverse, over year ends and beyond the last notice', () => {
    fc.assert(
      fc.property(notices, start, fc.nat(400), (given, from, count) => {
        const calendar = calendarOf(given)
        let [day, left] = [from, count]
        while (left > 0) {
          day = later(day, 1)
          if (isWorked(given, day)) left -= 1
        }
        expect(addWorkingDays(from, count, calendar).on).toBe(day)
        expect(workingDaysBetween(from, day, calendar)).toBe(count)
        expect(workingDaysBetween(day, from, calendar)).toBe(0 - count)
      }),
      { numRuns: 100 },
    )
  })

  it('a year’s notice that arrives late moves what runs into that year, and nothing before it', () => {
    fc.assert(
      fc.property(notices, clocks, (given, clock) => {
        const [before, after] = [calendarOf(given.slice(0, -1)), calendarOf(given)]
        const due = dueOf(clock, before)
        if (due.calendarSettled) expect(dueOf(clock, after)).toEqual(due)
        else expect(dueOf(clock, after).on).toBe(dueByHand(given, clock))
      }),
      { numRuns: 150 },
    )
  })

  it('a notice that comes late puts no promised day onto a day gone by, holds no day longer than that, and comes twice alike', () => {
    let held = 0
    fc.assert(
      fc.property(notices, notices, clocks, fc.integer({ min: -10, max: 30 }), (given, corrected, clock, days) => {
        const promised = dueByHand(given, clock)
        const today = later(promised, days)
        const acting = { today, calendar: calendarOf(corrected) }
        const anew = reckonedAnew({ clock, replyDueOn: promised }, acting)
        const plain = dueByHand(corrected, clock)
        const soonest = promised < today ? promised : today
        if (plain >= soonest) expect([anew.replyDueOn, heldDays(anew.clock)]).toEqual([plain, 0])
        else {
          held += 1
          expect(anew.replyDueOn >= promised).toBe(true)
          const less = { ...clock, workingDays: clock.workingDays + heldDays(anew.clock) - 1 }
          expect(dueByHand(corrected, less) < promised).toBe(true)
        }
        expect(dueByHand(corrected, anew.clock)).toBe(anew.replyDueOn)
        expect(verdictOf(anew.clock, anew.replyDueOn, acting.calendar)).toMatchObject({ onTime: true })
        for (const on of [today, later(today, 3)]) expect(reckonedAnew(anew, { ...acting, today: on })).toEqual(anew)
        // What was held is let go where the first notice holds after all, as long as that is not over either.
        const back = reckonedAnew(anew, { today: promised, calendar: calendarOf(given) })
        expect([back.replyDueOn, heldDays(back.clock)]).toEqual([promised, 0])
      }),
      { numRuns: 150 },
    )
    expect(held).toBeGreaterThan(0)
  })

  it('working hours end in the minute in which they are worked off', () => {
    const minute = fc.nat(600 * 24 * 60).map((minutes) => Date.parse('2025-01-01T00:00:00Z') + minutes * 60_000)
    fc.assert(
      fc.property(notices, minute, fc.integer({ min: 1, max: 16 }), (given, from, quarters) => {
        const ends = addWorkingHours(new Date(from).toISOString(), quarters / 4, calendarOf(given), HOURS)
        expect(ends).toBe(new Date(hoursByHand(given, from, quarters * 15)).toISOString())
      }),
      { numRuns: 60 },
    )
  })
})
