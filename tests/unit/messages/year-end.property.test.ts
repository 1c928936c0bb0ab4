import { dueOf } from '../../../cloudfunctions/messages/domain/clock'
import { heldDays } from '../../../cloudfunctions/messages/domain/kept-day'
import { shanghaiDay } from '../../../cloudfunctions/shared/kernel/local-date'
import { resettleMessages, submitMessage } from '../../../cloudfunctions/messages'
import {
  tableCalendar,
  VENDORED_YEARS,
  vendoredCalendar,
  type YearTable,
} from '../../../cloudfunctions/shared/calendar'
import { SubmitMessageInput } from '../../../types/messages.contract'
import { fc } from '../../support/property'
import { people, requestId } from '../../support/small-city'
import { checkBooks, checkInvariants } from './message.invariants'
import { openCity } from './perform-action'
import { guided, load, runStep } from './random-steps'
import { checkFigures } from './recount'

/** Notices as they could be: nothing but the law's day, a longer New Year, a weekend that is worked for it. */
const NOTICES: readonly Pick<YearTable, 'holidays' | 'makeupWorkdays'>[] = [
  { holidays: [{ name: '元旦', from: '2027-01-01', to: '2027-01-03' }], makeupWorkdays: [] },
  { holidays: [{ name: '元旦', from: '2027-01-01', to: '2027-01-06' }], makeupWorkdays: ['2027-01-09', '2027-01-10'] },
  { holidays: [{ name: '元旦', from: '2027-01-01', to: '2027-01-01' }], makeupWorkdays: ['2027-01-02', '2027-01-03'] },
]
const notice = { title: '国务院办公厅关于2027年部分节假日安排的通知', urls: [] }

describe('any sequence of actions over the turn of the year, with the notice arriving somewhere on the way', () => {
  it('keeps the invariants, the books and the figures', async () => {
    let moved = 0
    let held = 0
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('2026-12-22', '2026-12-28', '2026-12-31', '2027-01-04'),
        fc.constantFrom('complaint' as const, 'inquiry' as const),
        fc.constantFrom(...NOTICES),
        // When it arrives, and so many steps later the messages are reckoned again.
        fc.tuple(fc.nat(30), fc.nat(3)),
        fc.constantFrom(0, 0, 8 * 24), // now and then nobody does anything over New Year
        fc.array(guided, { minLength: 15, maxLength: 40, size: 'max' }),
        async (day, kind, table, [arrives, lag], idleHours, steps) => {
          const opened = await openCity()
          let calendar = vendoredCalendar()
          const city = { ...opened, deps: { ...opened.deps, calendars: { current: () => calendar } } }
          city.clock.to(`${day}T01:00:00.000Z`)
          const input = { requestId: requestId(1), kind, body: '家里暖气三天不热。', addresseeId: 'heating' }
          const { id } = await submitMessage(city.deps)(people.citizen, SubmitMessageInput.parse(input))
          city.clock.onHours(idleHours)
          const signed: string[] = []
          for (const [at, one] of steps.entries()) {
            const before = await load(city, id)
            if (at === arrives) calendar = tableCalendar([...VENDORED_YEARS, { year: 2027, notice, ...table }])
            if (at === arrives + lag) {
              let cursor: string | undefined
              do cursor = (await resettleMessages(city.deps, '2027-01-01', cursor)) ?? undefined
              while (cursor !== undefined)
              await checkFigures(city)
              const settled = await load(city, id)
              if (settled.timeline.some(({ what }) => what === 'resettled')) moved += 1
              if (settled.open === 'yes') expect(dueOf(settled.clock, calendar).on).toBe(settled.replyDueOn)
            }
            await runStep(city, id, signed, one)
            await checkInvariants(city, id, [], signed)
            // Whatever comes when: nobody is late all at once by a day that has gone by.
            const after = await load(city, id)
            const today = shanghaiDay(city.clock.now())
            if (after.open === 'yes' && after.replyDueOn < today)
              expect(after.replyDueOn >= before.replyDueOn).toBe(true)
            if (heldDays(after.clock) > 0) held += 1
          }
          await checkBooks(city, await load(city, id))
          await checkFigures(city)
        },
      ),
      { numRuns: 40 },
    )
    expect(moved).toBeGreaterThan(0)
    expect(held).toBeGreaterThan(0)
  })
})
