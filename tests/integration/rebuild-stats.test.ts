import type { PostgresStore } from '../../cloudfunctions/adapters/postgres'
import { insightProjector, rollups } from '../../cloudfunctions/insight'
import { handlingUseCases, submitMessage } from '../../cloudfunctions/messages'
import { rebuildStats } from '../../cloudfunctions/runtime/commands/rebuild-stats'
import { relayOutbox } from '../../cloudfunctions/shared/outbox/relay'
import { SubmitMessageInput } from '../../types/messages.contract'
import { openTestStore, type TestStore } from '../support/postgres-store'
import { ALWAYS, openSmallCity, people, requestId, type SmallCity } from '../support/small-city'

let database: TestStore
let store: PostgresStore
let city: SmallCity
beforeAll(async () => {
  database = await openTestStore()
  ;({ store } = database)
  city = openSmallCity(store)
})
afterAll(() => database.close())

const submit = (n: number) =>
  submitMessage(city.deps)(
    people.citizen,
    SubmitMessageInput.parse({ requestId: requestId(n), kind: 'complaint', body: '家里暖气三天不热，没人来修。' }),
  )
const relay = (holder: string) => relayOutbox({ store, clock: city.clock, holder }, insightProjector, ALWAYS)
async function rebuild(...argv: string[]) {
  let seen = ''
  const context = { store, clock: city.clock, holder: 'rebuild', progress: () => undefined }
  const code = await rebuildStats(argv, context, { write: (text) => (seen += text) })
  return { code, seen }
}

describe('npm run rebuild-stats on PostgreSQL', () => {
  it('proves the numbers of a city at work, also while it goes on working', async () => {
    const handling = handlingUseCases(city.deps)
    let number = 0
    const work = async (): Promise<void> => {
      for (let turn = 0; turn < 12; turn += 1) {
        const view = await submit((number += 1))
        if (turn % 2 === 0) await handling.accept(people.handler, { id: view.id, version: view.version })
      }
    }
    const relays = async (holder: string): Promise<void> => {
      for (let turn = 0; turn < 20; turn += 1) await relay(holder)
    }
    await Promise.all([work(), work(), relays('a'), relays('b')])
    const [report] = await Promise.all([rebuild(), work(), work()])
    expect(report.seen).toContain('全部一致')
    await relay('a')
    // 48 submitted and dispatched, half of them accepted
    expect(await rebuild()).toEqual({ code: 0, seen: expect.stringMatching(/由120个事件重新计算，\d+份统计全部一致/) })
  })

  it('finds a spoiled figure, fails for it, and mends it when told to', async () => {
    await submit(1000)
    await relay('a')
    await store.transact(async (transaction) => {
      const month = await transaction.get(rollups, 'own.month.2026-07')
      if (month === null) throw new Error('no rollup to spoil')
      transaction.put(rollups, { ...month, kinds: [['complaint', 1]] })
    })
    const found = await rebuild()
    expect(found.code).toBe(1)
    expect(found.seen).toContain('不一致  own.month.2026-07')
    expect(found.seen).toContain('--write')
    expect(await rebuild('--write')).toEqual({ code: 0, seen: expect.stringContaining('已替换1份') })
    const proved = await rebuild('--all')
    expect(proved.code).toBe(0)
    expect(proved.seen).toContain('一致  own.month.2026-07')
  })

  it('explains itself when it is called with words it does not know', async () => {
    expect(await rebuild('--force')).toEqual({ code: 1, seen: expect.stringContaining('npm run rebuild-stats') })
  })
})
