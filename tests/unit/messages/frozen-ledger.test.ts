import { type Clock, ledgerOf, verdictOf } from '../../../cloudfunctions/messages/domain/clock'
import { freezeLedger, thawLedger } from '../../../cloudfunctions/messages/domain/frozen-ledger'
import { tableCalendar, VENDORED_YEARS, vendoredCalendar } from '../../../cloudfunctions/shared/calendar'
import { addDays, dayNumber, dayWithNumber } from '../../../cloudfunctions/shared/kernel/local-date'
import { fc } from '../../support/property'

const calendar = vendoredCalendar()
const day = fc.integer({ min: dayNumber('2011-01-01'), max: dayNumber('2026-10-01') }).map(dayWithNumber)
const clock: fc.Arbitrary<Clock> = fc
  .record({
    startedOn: day,
    workingDays: fc.integer({ min: 1, max: 15 }),
    asked: fc.nat(10),
    waited: fc.nat(10),
    more: fc.nat(15),
  })
  .map(({ startedOn, workingDays, asked, waited, more }) => ({
    startedOn,
    workingDays,
    pauses: [{ askedOn: addDays(startedOn, asked), endsOn: addDays(startedOn, asked + waited) }],
    extensions: more === 0 ? [] : [{ grantedOn: startedOn, workingDays: more, grounds: '需现场核查' }],
  }))

describe('a frozen ledger', () => {
  it('thaws to the days that were counted, and its sum is the verdict', () => {
    fc.assert(
      fc.property(clock, fc.nat(120), (one, days) => {
        const repliedOn = addDays(one.startedOn, days)
        const verdict = verdictOf(one, repliedOn, calendar)
        const thawed = thawLedger(one, freezeLedger(one, verdict, repliedOn, calendar), calendar)
        expect(thawed).toEqual(ledgerOf(one, repliedOn > verdict.dueOn ? repliedOn : verdict.dueOn, calendar))
        const late = thawed.filter(({ on, counts }) => counts && verdict.dueOn < on && on <= repliedOn)
        // Days that stood still after the allowance was used up are not held against the unit.
        expect(late.length).toBe(verdict.lateByWorkingDays)
      }),
      { numRuns: 300 },
    )
  })

  it('does not care what the calendar learns later', () => {
    const one: Clock = { startedOn: '2026-06-25', workingDays: 5, pauses: [], extensions: [] }
    const verdict = verdictOf(one, '2026-07-06', calendar)
    const frozen = freezeLedger(one, verdict, '2026-07-06', calendar)
    const later = tableCalendar(
      VENDORED_YEARS.map((table) =>
        table.year === 2026
          ? { ...table, holidays: [...table.holidays, { name: '临时放假', from: '2026-06-29', to: '2026-06-30' }] }
          : table,
      ),
    )
    expect(thawLedger(one, frozen, later)).toEqual(thawLedger(one, frozen, calendar))
    expect(frozen).toBe('cwwcccccwwc')
  })
})
