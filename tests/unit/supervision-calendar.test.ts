import { submitMessage } from '../../cloudfunctions/messages'
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

/** New Year as it could be announced: one day off, and the weekend after it worked. */
const WITH_2027 = tableCalendar([
  ...VENDORED_YEARS,
  {
    year: 2027,
    notice: { title: '国务院办公厅关于2027年部分节假日安排的通知', urls: [] },
    holidays: [{ name: '元旦', from: '2027-01-01', to: '2027-01-01' }],
    makeupWorkdays: ['2027-01-02', '2027-01-03'],
  },
])

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
  const relay = () => relayOutbox({ ...deps, holder: 'test' }, supervisionProjector(deps), ALWAYS)
  await relay()
  clock.to('2026-12-30T02:00:00.000Z')
  await climbLadders(deps, ALWAYS)
  return {
    ...{ deps, clock, ids, relay },
    announce: () => (calendar = WITH_2027),
    checks: async () => Promise.all(ids.map(async (id) => (await store.get(clocks, id))?.nextCheckOn)),
    papers: async () =>
      (
        await store.query(supervisionDocuments, { index: 'by_message', equals: { messageId: ids[0] ?? '' }, limit: 9 })
      ).items.map(({ form }) => form),
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
    const city = await openOverdue(101)
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
})
