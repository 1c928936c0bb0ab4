import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { PostgresStore } from '../../cloudfunctions/adapters/postgres'
import { insightFunction, insightProjector, rebuildStatistics } from '../../cloudfunctions/insight'
import { commits, outbox } from '../../cloudfunctions/shared/outbox/outbox'
import { relayOutbox } from '../../cloudfunctions/shared/outbox/relay'
import type { Overview } from '../../types/insight.contract'
import { mustAs } from '../support/call-module'
import { openTestStore, type TestStore } from '../support/postgres-store'
import { ALWAYS, openSmallCity, people } from '../support/small-city'
import { openFolder, runImport } from './import.support'

const folder = openFolder()
let database: TestStore
let store: PostgresStore
beforeAll(async () => {
  database = await openTestStore()
})
afterAll(() => database.close())
beforeEach(async () => {
  store = await database.emptied()
})
afterAll(folder.close)

const overview = (from: string, to: string): Promise<Overview> =>
  mustAs(insightFunction(openSmallCity(store).deps), people.chief, 'overview', { from, to })

interface Line {
  readonly id: string
  readonly createdAt: string
  readonly repliedAt?: string
}
/** The reply times of a file, counted by hand: mean hours (one decimal) and median whole days. */
function replyTimesOf(lines: readonly Line[]) {
  const hours = lines
    .flatMap(({ createdAt, repliedAt }) =>
      repliedAt === undefined ? [] : [Date.parse(repliedAt) - Date.parse(createdAt)],
    )
    .map((milliseconds) => milliseconds / 3_600_000)
    .sort((a, b) => a - b)
  const mean = hours.reduce((sum, each) => sum + each, 0) / hours.length
  return {
    received: lines.length,
    replied: hours.length,
    averageHours: Math.round(mean * 10) / 10,
    medianDays: Math.floor((hours[Math.ceil(hours.length / 2) - 1] ?? 0) / 24),
  }
}

/** A written stand-in for the real file: 420 messages of ten years, every third unanswered. */
const fixture: readonly Line[] = Array.from({ length: 420 }, (_, index) => {
  const createdAt = new Date(Date.UTC(2011, 0, 3 + index * 8, index % 24, index % 60))
  const repliedAt = new Date(createdAt.getTime() + ((index * 37) % 900) * 3_600_000)
  const local = (date: Date) => date.toISOString().slice(0, 19).replace('T', ' ')
  return {
    id: String(index),
    title: `第${index}件`,
    content: '这里写了一段足够长的内容。'.repeat(1 + (index % 9)),
    createdAt: local(createdAt),
    ...(index % 3 === 0 ? {} : { reply: '已经办理。', repliedAt: local(repliedAt) }),
  }
})

/** All arrive, none a second time; the overview shows their true reply times, apart from the city's own figures. */
async function arrivesWhole(file: string, lines: readonly Line[]): Promise<void> {
  const first = await runImport([file], store)
  expect(first.seen).toContain(
    `共${lines.length}行：新导入${lines.length}条，以前已导入0条，内容有变化0条，未导入0行。`,
  )
  expect(first.code).toBe(0)
  const shown = await overview('2011-01-01', '2020-12-31')
  expect(shown.history).toEqual(replyTimesOf(lines))
  expect(shown.totals).toMatchObject({ received: 0, replied: 0, overdue: 0 })
  const again = await runImport([file], store)
  expect(again.seen).toContain(`新导入0条，以前已导入${lines.length}条`)
  expect((await overview('2011-01-01', '2020-12-31')).history).toEqual(shown.history)
  const left = await store.query(outbox, { index: 'by_consumer', equals: { consumer: 'insight' }, limit: 1 })
  const marked = await store.query(commits, { index: 'all', equals: {}, limit: 1 })
  expect([...left.items, ...marked.items]).toEqual([])
  const { clock } = openSmallCity(store)
  const rebuilt = await rebuildStatistics({ store, clock, holder: 'rebuild' }, { write: false })
  expect(rebuilt?.rollups.filter(({ verdict }) => verdict !== 'same')).toEqual([])
}

describe('importing history into PostgreSQL', () => {
  it('brings a written file in whole', async () => {
    const file = folder.write('written.jsonl', fixture.map((line) => JSON.stringify(line)).join('\n'))
    await arrivesWhole(file, fixture)
  })

  const real = join(__dirname, '../../../shared/data/messages-replied.jsonl')
  const hasReal = existsSync(real)
  const unless = hasReal ? '' : ' [skipped: the 1,431 real messages are not on this machine (../shared/data)]'
  ;(hasReal ? it : it.skip)(`brings all real messages in whole${unless}`, async () => {
    const text = readFileSync(real, 'utf8')
    const lines = text.split('\n').filter((line) => line !== '')
    expect(lines).toHaveLength(1431)
    // A copy: the error list lies beside the file, and the data's folder is not ours.
    await arrivesWhole(
      folder.write('real.jsonl', text),
      lines.map((line) => JSON.parse(line) as Line),
    )
  })

  it('counts every event once while four relays race for them', async () => {
    const file = folder.write('raced.jsonl', fixture.map((line) => JSON.stringify(line)).join('\n'))
    const { clock } = openSmallCity(store)
    const hourLater = { now: () => new Date(Date.parse(clock.now()) + 3_600_000).toISOString() }
    let importing = true
    // Half of them an hour ahead: to these every lease of the others has run out.
    const relays = [clock, hourLater, clock, hourLater].map(async (its, index) => {
      while (importing)
        await relayOutbox({ store, clock: its, holder: `r${index}` }, insightProjector, ALWAYS).catch(
          (error: { code?: string }) => expect(error.code).toBe('conflict'),
        )
    })
    await runImport([file], store)
    importing = false
    await Promise.all(relays)
    expect((await overview('2011-01-01', '2020-12-31')).history).toEqual(replyTimesOf(fixture))
  })
})
