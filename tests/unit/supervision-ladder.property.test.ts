import { messages, submitMessage } from '../../cloudfunctions/messages'
import { complexUntil, dueOf } from '../../cloudfunctions/messages/domain/clock'
import { heldDays } from '../../cloudfunctions/messages/domain/kept-day'
import { tableCalendar, vendoredCalendar } from '../../cloudfunctions/shared/calendar'
import { addDays, dayNumber, dayWithNumber, shanghaiDay, weekday } from '../../cloudfunctions/shared/kernel/local-date'
import { relayOutbox } from '../../cloudfunctions/shared/outbox/relay'
import { climbLadders, clocks, supervisionDocuments, supervisionProjector } from '../../cloudfunctions/supervision'
import { climb, dayOfRung, LADDER, NEVER, nextCheckOn } from '../../cloudfunctions/supervision/domain/ladder'
import { replan } from '../../cloudfunctions/supervision/domain/watched'
import { watch } from '../../cloudfunctions/supervision/read-message'
import { SubmitMessageInput } from '../../types/messages.contract'
import { fc } from '../support/property'
import { ALWAYS, people, requestId } from '../support/small-city'
import { openCity } from './messages/perform-action'
import { guided, load, runStep } from './messages/random-steps'

const FIRST = dayNumber('2026-01-01')
/** A year whose days off and worked weekends nobody would announce. */
const calendars = fc.uniqueArray(fc.nat(364), { maxLength: 80 }).map((days) => {
  const picked = days.map((day) => dayWithNumber(FIRST + day))
  const isWeekend = (day: string) => weekday(day) % 6 === 0
  return tableCalendar([
    {
      ...{ year: 2026, notice: { title: '测试', urls: [] } },
      holidays: picked.filter((day) => !isWeekend(day)).map((day) => ({ name: '假', from: day, to: day })),
      makeupWorkdays: picked.filter(isWeekend),
    },
  ])
})

describe('the ladder, looked at on any days', () => {
  it('leaves each rung once, in order, on the first look from its day on, and none before', () => {
    fc.assert(
      fc.property(
        calendars,
        fc.integer({ min: 30, max: 250 }),
        fc.nat(6),
        fc.uniqueArray(fc.integer({ min: -8, max: 60 }), { minLength: 1, maxLength: 30 }),
        (calendar, due, stoodStill, looks) => {
          const dueOn = calendar.dayOf(calendar.ordinalOf(dayWithNumber(FIRST + due)))
          const days = looks.sort((a, b) => a - b).map((offset) => addDays(dueOn, offset))
          const left: string[] = []
          let climbed = { dueOn, stoodStill, rungsClimbed: 0 }
          for (const today of days) {
            const next = climb(climbed, today, calendar)
            // The clock says exactly whether there is anything to do today.
            expect(next.rungsClimbed > climbed.rungsClimbed).toBe(nextCheckOn(climbed, calendar) <= today)
            left.push(...next.rungs.map(({ rung }) => `${rung} ${today}`))
            climbed = { ...climbed, rungsClimbed: next.rungsClimbed }
            expect(climb(climbed, today, calendar).rungs).toEqual([])
          }
          const expected = LADDER.flatMap((rung) => {
            const on = days.find((day) => day >= dayOfRung(rung, climbed, calendar))
            const inTime = on !== undefined && (rung.onlyBeforeDue !== true || on <= dueOn)
            return inTime ? [`${rung.rung} ${on}`] : []
          })
          expect(left).toEqual(expected)
        },
      ),
      { numRuns: 300 },
    )
  })

  it('asks for the reminder on the last working day before the due day, and for the rest after it', () => {
    fc.assert(
      fc.property(calendars, fc.integer({ min: 30, max: 250 }), fc.nat(6), (calendar, due, stoodStill) => {
        const dueOn = calendar.dayOf(calendar.ordinalOf(dayWithNumber(FIRST + due)))
        const [reminder = '', ...rest] = LADDER.map((rung) =>
          dayOfRung(rung, { dueOn, stoodStill, rungsClimbed: 0 }, calendar),
        )
        expect([calendar.isWorkingDay(reminder), reminder < dueOn]).toEqual([true, true])
        for (let day = addDays(reminder, 1); day < dueOn; day = addDays(day, 1))
          expect(calendar.isWorkingDay(day)).toBe(false)
        expect([dueOn, ...rest]).toEqual([...new Set([dueOn, ...rest])].sort())
      }),
      { numRuns: 200 },
    )
  })
})

describe('any sequence of actions, under supervision', () => {
  it('has a clock that follows from the message, and papers of what was owed when they were written', async () => {
    const written = new Set<string>()
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('complaint' as const, 'inquiry' as const),
        fc.constantFrom(0, 0, 0, 22 * 24), // now and then nobody does anything for three weeks
        fc.array(guided, { minLength: 20, maxLength: 50, size: 'max' }),
        async (kind, idleHours, steps) => {
          const city = await openCity()
          const { store, clock, deps } = city
          const calendar = vendoredCalendar()
          const input = { requestId: requestId(1), kind, body: '家里暖气三天不热。', addresseeId: 'heating' }
          const { id } = await submitMessage(deps)(people.citizen, SubmitMessageInput.parse(input))
          clock.onHours(idleHours)
          const signed: string[] = []
          const papersOf = async () => {
            const equals = { messageId: id }
            return (await store.query(supervisionDocuments, { index: 'by_message', equals, limit: 100 })).items
          }
          for (const one of steps) {
            await runStep(city, id, signed, one)
            const message = await load(city, id)
            const today = shanghaiDay(clock.now())
            const before = new Set((await papersOf()).map((paper) => paper.id))
            // Before the relay: the ladder looks at the message itself.
            await climbLadders(deps, ALWAYS)
            await relayOutbox({ ...deps, holder: 'test' }, supervisionProjector(deps), ALWAYS)
            await climbLadders(deps, ALWAYS)
            const held = await store.get(clocks, id)
            // A step that tells of nothing (who handles it) leaves the clock as it was, which says the same.
            const { messageVersion: _version, ...fresh } = replan(id, held, watch(message, calendar), calendar)
            expect(held).toMatchObject(fresh)
            expect(held?.dueOn).toBe(message.replyDueOn)
            // No calendar changes here: its day follows from its clock, and none is held for a late notice.
            if (message.open === 'yes') {
              expect(dueOf(message.clock, calendar).on).toBe(message.replyDueOn)
              expect([message.complexUntil, heldDays(message.clock)]).toEqual([
                complexUntil(message.replyDueOn, calendar),
                0,
              ])
            }
            for (const paper of (await papersOf()).filter((each) => !before.has(each.id))) {
              written.add(paper.form)
              expect([message.open, paper.dueOn]).toEqual(['yes', message.replyDueOn])
              expect(message.status).not.toBe('awaiting_citizen')
              expect(paper.form === 'reminder' ? today <= paper.dueOn : today > paper.dueOn).toBe(true)
            }
            if (held?.open === 'yes' && today > message.replyDueOn)
              expect((await store.get(supervisionDocuments, `${id}.${message.replyDueOn}.overdue_notice`))?.id).toBe(
                `${id}.${message.replyDueOn}.overdue_notice`,
              )
            if (message.open === 'no') expect(held).toMatchObject({ open: 'no', nextCheckOn: NEVER })
            expect((await store.get(messages, id))?.version).toBe(message.version)
          }
        },
      ),
      { numRuns: 40 },
    )
    expect([...written].sort()).toEqual(LADDER.map(({ rung }) => rung).sort())
  })
})
