import type { PostgresStore } from '../../cloudfunctions/adapters/postgres'
import { storedCalendars } from '../../cloudfunctions/calendar'
import { storeDirectory } from '../../cloudfunctions/hall'
import { rebuildStatistics } from '../../cloudfunctions/insight'
import { moduleDeps } from '../../cloudfunctions/runtime/core'
import { aesContactVault } from '../../cloudfunctions/runtime/keys'
import { createModules } from '../../cloudfunctions/runtime/modules'
import { relayAll } from '../../cloudfunctions/runtime/relay-all'
import { messagesJobs } from '../../cloudfunctions/runtime/jobs/messages.jobs'
import { supervisionJobs } from '../../cloudfunctions/runtime/jobs/supervision.jobs'
import { runDueJobs } from '../../cloudfunctions/runtime/schedule-run'
import { clocks } from '../../cloudfunctions/supervision'
import type { MessageView } from '../../types/messages.contract'
import { openTestStore, type TestStore } from '../support/postgres-store'
import { ALWAYS, MovedClock, people, type PersonName, requestId, smallDirectory } from '../support/small-city'

let database: TestStore
let store: PostgresStore
beforeAll(async () => {
  database = await openTestStore()
  ;({ store } = database)
  await storeDirectory(store, smallDirectory.document)
})
afterAll(() => database.close())

/** A year as it could be announced: not the real notice, which is not out yet. */
const NOTICE_OF_2027 = `年份,2027
通知,国务院办公厅关于2027年部分节假日安排的通知
网址,https://www.gov.cn/zhengce/content/2026.htm
放假,元旦,2027-01-01,2027-01-04
放假,春节,2027-02-05,2027-02-12
放假,清明,2027-04-03,2027-04-05
放假,劳动节,2027-05-01,2027-05-05
放假,端午,2027-06-09
放假,国庆节、中秋,2027-10-01,2027-10-07
上班,2027-02-14`

/** One process of the city: modules and timers over the shared database, each with a calendar of its own. */
function openProcess(clock: MovedClock, name: string) {
  let ids = 0
  const surroundings = {
    clock,
    ids: { next: () => `${name}${(ids += 1)}` },
    calendars: storedCalendars(store, clock),
  }
  const deps = moduleDeps(
    surroundings,
    store,
    aesContactVault({ id: 'test', key: Buffer.alloc(32, 9) }),
    () => undefined,
  )
  const modules = new Map(createModules(deps).map((module) => [module.name, module]))
  return {
    async call<Data>(who: PersonName, procedure: string, input: unknown): Promise<Data> {
      const [module = '', act = ''] = procedure.split('.')
      const identify = () => Promise.resolve(people[who])
      const answer = await modules.get(module)?.call({ procedure: act, input, traceId: 't', identify })
      if (answer?.body.ok !== true) throw new Error(`${procedure}: ${JSON.stringify(answer?.body)}`)
      return answer.body.data as Data
    },
    climb: () => runDueJobs(supervisionJobs, { deps, holder: name }, 45_000),
    tick: () => runDueJobs(messagesJobs, { deps, holder: name }, 45_000),
    relay: () => relayAll({ ...deps, holder: name }, ALWAYS),
  }
}

describe('a notice that arrives while the city works, on PostgreSQL', () => {
  it('is known to every process, and settles what is open through the timer, figures and all', async () => {
    const clock = new MovedClock('2026-12-21T02:00:00.000Z')
    const [one, other] = [openProcess(clock, 'one'), openProcess(clock, 'other')]
    const submit = (process: typeof one, n: number, more: object = {}) =>
      process.call<MessageView>('citizen', 'messages.submit', {
        requestId: requestId(n),
        kind: 'complaint',
        body: '家里暖气三天不热，没人来修。',
        ...more,
      })
    const overdue = await submit(one, 9)
    await one.relay()
    clock.to('2026-12-29T02:00:00.000Z')
    await one.climb()
    const checkOn = async ({ id }: MessageView) => (await store.get(clocks, id))?.nextCheckOn
    // The order of supervision, five working days after the 28th.
    expect([overdue.replyDueOn, await checkOn(overdue)]).toEqual(['2026-12-28', '2027-01-05'])
    const before = await submit(one, 1)
    const urgent = await submit(one, 2, { body: '小区燃气泄漏，味道很大，家里暖气也不热，请马上来人。' })
    const soon = await submit(one, 3, { kind: 'inquiry' })
    expect([before, urgent, soon].map(({ replyDueOn, calendarSettled }) => [replyDueOn, calendarSettled])).toEqual([
      ['2027-01-06', false],
      ['2027-01-06', false],
      ['2026-12-31', true],
    ])
    await one.relay()
    // One working day before the due day
    expect(await checkOn(before)).toBe('2027-01-05')
    await one.call('admin', 'calendar.import', { table: NOTICE_OF_2027 })
    clock.onHours(6 / 3600)
    expect(await submit(other, 4)).toMatchObject({ replyDueOn: '2027-01-07', calendarSettled: true })
    clock.onHours(1 / 60)
    const reports = await Promise.all([one.tick(), other.tick()])
    expect(reports.flat().filter(({ ended }) => ended === 'failed' || ended === 'more')).toEqual([])
    for (const { id } of [before, urgent])
      expect(await other.call('citizen', 'messages.get', { id })).toMatchObject({
        replyDueOn: '2027-01-07',
        calendarSettled: true,
      })
    const untouched = await one.call<MessageView>('citizen', 'messages.get', { id: soon.id })
    expect(untouched.version).toBe(soon.version)
    await one.relay()
    expect(await checkOn(before)).toBe('2027-01-06')
    // Its day stays, and nobody was told of anything; the ladder counts the notice all the same.
    expect(await checkOn(overdue)).toBe('2027-01-06')
    const rebuilt = await rebuildStatistics({ store, clock, holder: 'rebuild' }, { write: false })
    expect(rebuilt?.rollups.filter(({ verdict }) => verdict !== 'same')).toEqual([])
  })
})
