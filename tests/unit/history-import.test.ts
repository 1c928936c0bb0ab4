import { memoryStore } from '../../cloudfunctions/adapters/memory'
import { toDirectory } from '../../cloudfunctions/hall'
import { historyMessages, importHistory, type SourceRow } from '../../cloudfunctions/history'
import { insightProjector, rollups } from '../../cloudfunctions/insight'
import { REPLY_WORKING_DAYS } from '../../cloudfunctions/messages'
import type { DocumentStore } from '../../cloudfunctions/shared/documents'
import { fanOut } from '../../cloudfunctions/shared/outbox/fan-out'
import { eventsOf, journal, outbox } from '../../cloudfunctions/shared/outbox/outbox'
import { relayOutbox } from '../../cloudfunctions/shared/outbox/relay'
import { ALWAYS, openSmallCity, smallDirectory } from '../support/small-city'

const NOW = '2026-07-03T01:00:00.000Z'
const rowsOf = (...fields: object[]): SourceRow[] => fields.map((row, index) => ({ line: index + 1, fields: row }))
const row = (id: string | number, more: object = {}) => ({
  id,
  title: `第${id}件`,
  content: '路灯坏了一周，没有人修。',
  createdAt: '2019-04-25 09:32:09',
  ...more,
})
const answered = { reply: '已修复。', repliedAt: '2019-05-06 12:32:09' }

let ids = 0

async function importInto(store: DocumentStore, rows: readonly SourceRow[], more: object = {}) {
  const errors: { line: number; reason: string }[] = []
  async function* stream() {
    yield* rows
  }
  const report = await importHistory(stream(), {
    store,
    ids: { next: () => `id${(ids += 1)}` },
    directory: smallDirectory,
    now: NOW,
    source: 'old',
    judging: null,
    dryRun: false,
    onError: (line, reason) => errors.push({ line, reason }),
    onProgress: () => undefined,
    ...more,
  })
  return { report, errors }
}
const countOf = async (store: DocumentStore) =>
  (await store.query(journal, { index: 'all', equals: {}, limit: 1000 })).items.flatMap(eventsOf).length
const relay = (store: DocumentStore) =>
  relayOutbox({ store, clock: { now: () => NOW }, holder: 'test' }, insightProjector, ALWAYS)
const zeroes = { present: 0, changed: 0, refused: 0, unknownUnits: 0 }

describe('importing history', () => {
  it('brings every row in once, however often it is run', async () => {
    const store = memoryStore()
    const rows = rowsOf(...Array.from({ length: 450 }, (_, index) => row(index, index % 2 === 0 ? answered : {})))
    expect((await importInto(store, rows)).report).toEqual({ ...zeroes, rows: 450, imported: 450 })
    expect(await countOf(store)).toBe(675)
    expect((await importInto(store, rows)).report).toEqual({ ...zeroes, rows: 450, imported: 0, present: 450 })
    expect(await countOf(store)).toBe(675)
  })

  it('goes on where it was interrupted', async () => {
    const store = memoryStore()
    const rows = rowsOf(...Array.from({ length: 600 }, (_, index) => row(index)))
    let transactions = 0
    const failing: DocumentStore = {
      ...store,
      transact: (work) => {
        transactions += 1
        return transactions > 6 ? Promise.reject(new Error('killed')) : store.transact(work)
      },
    }
    await expect(importInto(failing, rows)).rejects.toThrow('killed')
    expect(await countOf(store)).toBe(300)
    expect((await importInto(store, rows)).report).toEqual({ ...zeroes, rows: 600, imported: 300, present: 300 })
    expect(await countOf(store)).toBe(600)
  })

  it('writes nothing in a dry run and counts what it would do', async () => {
    const store = memoryStore()
    await importInto(store, rowsOf(row(1)))
    const rows = rowsOf(row(1), row(2), row(3, { title: '' }))
    const { report, errors } = await importInto(store, rows, { dryRun: true })
    expect(report).toEqual({ ...zeroes, rows: 3, imported: 1, present: 1, refused: 1 })
    expect(errors).toEqual([{ line: 3, reason: '缺少标题' }])
    expect(await countOf(store)).toBe(1)
  })

  it('keeps the first of two rows with one id, and what was there when a row has changed; says both', async () => {
    const store = memoryStore()
    await importInto(store, rowsOf(row('a')))
    const { report, errors } = await importInto(
      store,
      rowsOf(row('b'), row('a', answered), row('b', { title: '又一件' })),
    )
    expect(report).toEqual({ ...zeroes, rows: 3, imported: 1, changed: 1, refused: 1 })
    expect(errors).toEqual([
      { line: 3, reason: '编号与第1行重复' },
      { line: 2, reason: expect.stringContaining('内容与现在的不同') },
    ])
    const kept = await store.query(journal, { index: 'all', equals: {}, limit: 10 })
    expect(kept.items).toHaveLength(2)
  })

  it('tells the same id of two earlier systems apart', async () => {
    const store = memoryStore()
    await importInto(store, rowsOf(row(1)), { source: 'mailbox' })
    expect((await importInto(store, rowsOf(row(1, { title: '别的' })), { source: 'forum' })).report.imported).toBe(1)
  })

  it('writes events of the book of history with their true dates, for the statistics alone, judging nothing', async () => {
    const store = memoryStore()
    await importInto(store, rowsOf(row(1, { ...answered, unit: '市供热公司', kind: '求助' })))
    await fanOut(store, ALWAYS)
    const entries = await store.query(outbox, { index: 'by_consumer', equals: { consumer: 'insight' }, limit: 10 })
    const common = {
      book: 'history',
      kind: 'help',
      unitId: 'heating',
      messageId: expect.any(String),
      id: expect.any(String),
    }
    expect(entries.items.flatMap(eventsOf)).toEqual([
      { ...common, type: 'submitted', at: '2019-04-25T01:32:09.000Z', on: '2019-04-25' },
      { ...common, type: 'replied', at: '2019-05-06T04:32:09.000Z', on: '2019-05-06', replied: { hours: 267 } },
    ])
    await relay(store)
    const day = await store.get(rollups, 'history.day.2019-05-06')
    expect(day?.kinds).toEqual([['help', 0, 0, 1, 0, 267 * 60]])
    expect(day?.replyDays).toEqual([['11', 1]])
    expect(await store.get(rollups, 'own.ever')).toBeNull()
  })

  it('counts no answer as given before its message where the file says its day alone', async () => {
    const store = memoryStore()
    await importInto(store, rowsOf(row(1, { reply: '已修复。', repliedAt: '2019-04-25' })))
    await relay(store)
    const day = await store.get(rollups, 'history.day.2019-04-25')
    expect(day?.replyDays).toEqual([['0', 1]])
    expect(day?.kinds).toEqual([['complaint', 1, 0, 1]])
  })

  it('judges by our working days only when asked to', async () => {
    const store = memoryStore()
    const { deps } = openSmallCity()
    const judging = { replyWorkingDays: REPLY_WORKING_DAYS, calendar: deps.calendars.current() }
    // Thursday 04-25; 04-28 and 05-05 are worked, 05-01 to 05-04 are not: the fifth working day is 05-05.
    const onTime = { reply: '好。', repliedAt: '2019-05-05 23:00:00' }
    await importInto(store, rowsOf(row(1, onTime), row(2, answered), row(3)), { judging })
    await relay(store)
    const due = await store.get(rollups, 'history.day.2019-05-05')
    expect(due?.kinds).toEqual([['complaint', 0, 0, 1, 1, 15208, 0, 0, 3, 1, 2]])
  })

  it('records a unit that exists no more under its old name, as unknown', async () => {
    const store = memoryStore()
    const { report } = await importInto(store, rowsOf(row(1, { unit: '市房管局' }), row(2)))
    expect(report.unknownUnits).toBe(1)
    const [event] = (await store.query(journal, { index: 'all', equals: {}, limit: 1 })).items.flatMap(eventsOf)
    const message = await store.get(historyMessages, String((event as { messageId?: string }).messageId))
    expect(message?.unitId).toBeNull()
  })

  it('takes no unit for one of several that bear the same name', async () => {
    const store = memoryStore()
    const [heating] = smallDirectory.document.units
    if (heating === undefined) throw new Error('no unit')
    const twins = [heating, { ...heating, id: 'heating-2' }]
    const directory = toDirectory({ ...smallDirectory.document, units: twins })
    const { report } = await importInto(store, rowsOf(row(1, { unit: heating.name })), { directory })
    expect(report).toMatchObject({ imported: 1, unknownUnits: 1 })
  })

  it('reports rows that could not be read with their line, and never stops for them', async () => {
    const rows: SourceRow[] = [
      { line: 1, broken: '空行' },
      { line: 2, fields: row(1) },
      { line: 3, broken: '不是完整的JSON' },
    ]
    const { report, errors } = await importInto(memoryStore(), rows)
    expect(report).toEqual({ ...zeroes, rows: 3, imported: 1, refused: 2 })
    expect(errors.map(({ line }) => line)).toEqual([1, 3])
  })
})
