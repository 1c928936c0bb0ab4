import { handlingUseCases, messages, submitMessage } from '../../cloudfunctions/messages'
import { tableCalendar, VENDORED_YEARS, vendoredCalendar } from '../../cloudfunctions/shared/calendar'
import { relayOutbox } from '../../cloudfunctions/shared/outbox/relay'
import {
  climbLadders,
  clocks,
  rebuildClocks,
  replanClocks,
  supervisionDocuments,
  supervisionProjector,
} from '../../cloudfunctions/supervision'
import { SubmitMessageInput } from '../../types/messages.contract'
import { ALWAYS, openSmallCity, people, requestId } from '../support/small-city'

const newYear = (to: string, ...makeupWorkdays: string[]) =>
  tableCalendar([
    ...VENDORED_YEARS,
    {
      year: 2027,
      notice: { title: '国务院办公厅关于2027年部分节假日安排的通知', urls: [] },
      holidays: [{ name: '元旦', from: '2027-01-01', to }],
      makeupWorkdays,
    },
  ])
/** New Year as it could be announced: one day off, and the weekend after it worked. */
const WITH_2027 = newYear('2027-01-01', '2027-01-02', '2027-01-03')

/** A city whose letters of Tuesday 2026-12-22 were due on the 29th, the notice of their lateness drafted on the 30th. */
async function openOverdue(count = 1) {
  const opened = openSmallCity()
  let calendar = vendoredCalendar()
  const deps = { ...opened.deps, calendars: { current: () => calendar } }
  const { store, clock } = opened
  clock.to('2026-12-22T02:00:00.000Z')
  const ids: string[] = []
  for (let n = 1; n <= count; n += 1) {
    const input = { requestId: requestId(n), kind: 'complaint', body: '家里暖气三天不热。', addresseeId: 'heating' }
    ids.push((await submitMessage(deps)(people.citizen, SubmitMessageInput.parse(input))).id)
  }
  const documents = async () => {
    const equals = { messageId: ids[0] ?? '' }
    return (await store.query(supervisionDocuments, { index: 'by_message', equals, limit: 9 })).items
  }
  const relay = () => relayOutbox({ ...deps, holder: 'test' }, supervisionProjector(deps), ALWAYS)
  await relay()
  clock.to('2026-12-30T02:00:00.000Z')
  await climbLadders(deps, ALWAYS)
  return {
    ...{ deps, clock, ids, relay },
    announce: (announced = WITH_2027) => (calendar = announced),
    checks: async () => Promise.all(ids.map(async (id) => (await store.get(clocks, id))?.nextCheckOn)),
    documents,
    papers: async () => (await documents()).map(({ form }) => form),
    async replan() {
      let [cursor, steps]: [string | null | undefined, number] = [undefined, 0]
      do {
        cursor = await replanClocks(deps, cursor)
        steps += 1
      } while (cursor !== null)
      return steps
    },
  }
}

describe('a holiday notice that leaves a letter its day', () => {
  it('moves the rungs that are counted from it: the fifth working day comes sooner', async () => {
    const city = await openOverdue()
    expect(await city.checks()).toEqual(['2027-01-06'])
    city.announce()
    expect(await city.replan()).toBe(1)
    expect(await city.checks()).toEqual(['2027-01-04'])
    city.clock.to('2027-01-04T02:00:00.000Z')
    await climbLadders(city.deps, ALWAYS)
    expect(await city.papers()).toEqual(['overdue_notice', 'supervision_order'])
    await city.replan()
    await climbLadders(city.deps, ALWAYS)
    expect(await city.papers()).toHaveLength(2)
  })

  it('is followed by all clocks, step by step, and by none twice', async () => {
    const city = await openOverdue(201) // more than the ladder climbs at once
    expect(new Set(await city.checks())).toEqual(new Set(['2027-01-06']))
    city.announce()
    const moved = async () => {
      const steps = await city.replan()
      const versions = await Promise.all(city.ids.map(async (id) => (await city.deps.store.get(clocks, id))?.version))
      return [steps, new Set(versions).size, versions[0]]
    }
    const first = await moved()
    expect(new Set(await city.checks())).toEqual(new Set(['2027-01-04']))
    expect(first[0]).toBeGreaterThan(1)
    expect((await moved()).slice(1)).toEqual(first.slice(1))
  })

  it('is followed by rebuild-clocks and by any event, which else change nothing that stands', async () => {
    const city = await openOverdue()
    const version = async () => (await city.deps.store.get(clocks, city.ids[0] ?? ''))?.version
    const before = await version()
    expect([await rebuildClocks(city.deps), await version()]).toEqual([1, before])
    city.announce()
    expect([await rebuildClocks(city.deps), await city.checks()]).toEqual([1, ['2027-01-04']])
  })

  it('that came late extends nothing in the papers: nobody approved the days for which a promised day is held', async () => {
    const city = await openOverdue()
    const [id = ''] = city.ids
    await city.deps.store.transact(async (transaction) => {
      const message = await transaction.get(messages, id)
      if (message === null) return
      const held = { grantedOn: '2026-12-29', workingDays: 1, grounds: '期限不变', lateNotice: true as const }
      transaction.put(messages, { ...message, clock: { ...message.clock, extensions: [held] } })
    })
    city.clock.to('2027-01-06T02:00:00.000Z')
    await climbLadders(city.deps, ALWAYS)
    const [, order] = await city.documents()
    expect(order?.paragraphs.at(-1)).toBe('时限清单：承诺6个工作日，截至2027年1月6日已计10个工作日，超期4个工作日。')
  })

  it('counts anew how long the clock stood still as well', async () => {
    const city = await openOverdue()
    const [id = ''] = city.ids
    const on = async () => ({ id, version: (await city.deps.store.get(messages, id))?.version ?? 0 })
    const handling = handlingUseCases(city.deps)
    await handling.accept(people.handler, await on())
    await handling.ask(people.handler, { ...(await on()), question: '请问是哪栋楼？' })
    city.clock.to('2027-01-05T02:00:00.000Z')
    await handling.supplement(people.citizen, { ...(await on()), body: '三号楼。' })
    await city.relay()
    const version = async () => (await city.deps.store.get(clocks, id))?.version
    // The 31st, the 4th and the 5th stood still: eight working days after the 29th.
    expect(await city.checks()).toEqual(['2027-01-11'])
    // The 4th is off and the 9th worked: eight working days end on the same, but two stood still.
    city.announce(newYear('2027-01-04', '2027-01-09'))
    await city.replan()
    expect(await city.checks()).toEqual(['2027-01-09'])
    const planned = await version()
    await city.replan()
    expect(await version()).toBe(planned)
  })
})

it('a clock whose message is gone is looked at once more and never again', async () => {
  const city = await openOverdue()
  const [id = ''] = city.ids
  await city.deps.store.transact(async (transaction) => {
    const message = await transaction.get(messages, id)
    if (message !== null) transaction.remove(messages, message)
  })
  city.clock.to('2027-01-06T02:00:00.000Z')
  expect(await climbLadders(city.deps, ALWAYS)).toBe(0)
  expect(await city.deps.store.get(clocks, id)).toMatchObject({ open: 'no', nextCheckOn: '9999-12-31' })
  expect(await city.papers()).toEqual(['overdue_notice'])
})
