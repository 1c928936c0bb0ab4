import {
  allowanceOf,
  type Clock,
  dueOf,
  ledgerOf,
  newClock,
  verdictOf,
} from '../../../cloudfunctions/messages/domain/clock'
import { vendoredCalendar } from '../../../cloudfunctions/shared/calendar'
import { addDays, dayWithNumber, dayNumber } from '../../../cloudfunctions/shared/kernel/local-date'
import { fc } from '../../support/property'

const calendar = vendoredCalendar()
const FIRST = dayNumber('2011-01-01')
const LAST = dayNumber('2026-10-01')
const day = fc.integer({ min: FIRST, max: LAST }).map(dayWithNumber)

/** A random history: pauses one after the other, each within its days, and at most one extension. */
const clock: fc.Arbitrary<Clock> = fc
  .record({
    startedOn: day,
    workingDays: fc.integer({ min: 1, max: 15 }),
    gaps: fc.array(fc.tuple(fc.nat(6), fc.nat(12)), { maxLength: 4 }),
    extension: fc.option(fc.integer({ min: 1, max: 15 }), { nil: undefined }),
  })
  .map(({ startedOn, workingDays, gaps, extension }) => {
    let at = startedOn
    const pauses = gaps.map(([after, length]) => {
      const askedOn = addDays(at, after)
      at = addDays(askedOn, length)
      return { askedOn, endsOn: at }
    })
    const extensions =
      extension === undefined ? [] : [{ grantedOn: startedOn, workingDays: extension, grounds: '需现场核查' }]
    return { startedOn, workingDays, pauses, extensions }
  })

describe('the clock', () => {
  it('agrees with its ledger: the due day is where the allowance is used up, the sum is the verdict', () => {
    fc.assert(
      fc.property(clock, fc.nat(120), (one, days) => {
        const due = dueOf(one, calendar)
        const toDue = ledgerOf(one, due.on, calendar)
        expect(toDue.filter(({ counts }) => counts)).toHaveLength(allowanceOf(one))
        expect(toDue.at(-1)?.counts).toBe(true)
        const repliedOn = addDays(one.startedOn, days)
        const verdict = verdictOf(one, repliedOn, calendar)
        const counted = ledgerOf(one, repliedOn, calendar).filter(({ counts }) => counts).length
        expect(verdict.lateByWorkingDays).toBe(Math.max(0, counted - allowanceOf(one)))
        expect(verdict.onTime).toBe(repliedOn <= due.on)
        if (verdict.lateByWorkingDays > 0) expect(verdict.onTime).toBe(false)
      }),
      { numRuns: 500 },
    )
  })

  it('never gets shorter by a pause or an extension, and a longer pause never helps less', () => {
    fc.assert(
      fc.property(clock, fc.nat(5), (one, longer) => {
        const due = dueOf(one, calendar).on
        expect(due >= dueOf({ ...one, pauses: [] }, calendar).on).toBe(true)
        expect(due >= dueOf({ ...one, extensions: [] }, calendar).on).toBe(true)
        const last = one.pauses.at(-1)
        if (last === undefined) return
        const stretched = { ...last, endsOn: addDays(last.endsOn, longer) }
        expect(dueOf({ ...one, pauses: [...one.pauses.slice(0, -1), stretched] }, calendar).on >= due).toBe(true)
      }),
      { numRuns: 500 },
    )
  })

  it('does not move a due day that had passed before the question was asked', () => {
    const plain = newClock('2026-07-03', 5)
    const asked = { ...plain, pauses: [{ askedOn: '2026-07-15', endsOn: '2026-07-20' }] }
    expect(dueOf(asked, calendar).on).toBe(dueOf(plain, calendar).on)
    // but the days that stood still are not held against the unit
    expect(verdictOf(asked, '2026-07-20', calendar).lateByWorkingDays).toBe(3)
  })

  it('stands still over a 调休 week by its working days only', () => {
    const asked = { ...newClock('2026-09-28', 5), pauses: [{ askedOn: '2026-09-30', endsOn: '2026-10-10' }] }
    expect(dueOf(asked, calendar).on).toBe('2026-10-14')
    const ledger = ledgerOf(asked, '2026-10-14', calendar)
    expect(ledger.map(({ why }) => why)).toEqual([
      'counted',
      'counted',
      ...Array.from({ length: 7 }, () => 'holiday'),
      'paused',
      'paused',
      'paused',
      'weekend',
      'counted',
      'counted',
      'counted',
    ])
    expect(ledger.find(({ why }) => why === 'holiday')?.name).toBe('国庆节')
  })

  it('is late by 0 working days, and still late, on a day off after the due day', () => {
    const verdict = verdictOf(newClock('2026-07-03', 5), '2026-07-11', calendar) // Saturday after Friday the 10th
    expect(verdict).toEqual({ dueOn: '2026-07-10', onTime: false, lateByWorkingDays: 0 })
  })

  it('runs across the end of the covered years, marked as unsettled', () => {
    expect(dueOf(newClock('2026-12-29', 5), calendar)).toEqual({ on: '2027-01-06', calendarSettled: false })
  })
})
