import { postgresStore, type PostgresStore } from '../../../cloudfunctions/adapters/postgres'
import { defineCollection, type Query, type StoredDocument } from '../../../cloudfunctions/shared/documents'
import { openTestDatabase, type TestDatabase } from '../../support/postgres'
import { until } from '../../support/until'

interface Item extends StoredDocument {
  readonly queue: string
  readonly dueOn: string
}
const items = defineCollection<Item>('items', [{ name: 'by_queue', equals: ['queue'], order: 'dueOn' }], {
  keptBodies: true,
})

/** A list asks the database which documents in which version; bodies come from memory (docs/adr/0029). */
let database: TestDatabase
let here: PostgresStore
let elsewhere: PostgresStore

beforeAll(async () => {
  database = await openTestDatabase()
  const open = (): PostgresStore => postgresStore({ connectionString: database.connectionString })
  here = open()
  elsewhere = open()
  await here.migrate([items])
})
afterAll(async () => {
  await Promise.all([here.close(), elsewhere.close()])
  await database.close()
})

beforeEach(() => here.pool.query('truncate items'))

const asked = { index: 'by_queue', equals: { queue: 'gas' }, limit: 3 } as const
const add = (store: PostgresStore, id: string, dueOn: string): Promise<void> =>
  store.transact(async (transaction) => transaction.insert(items, { id, queue: 'gas', dueOn }))
const move = (store: PostgresStore, id: string, change: Partial<Item>): Promise<void> =>
  store.transact(async (transaction) => {
    const found = await transaction.get(items, id)
    if (found !== null) transaction.put(items, { ...found, ...change })
  })
const remove = (store: PostgresStore, id: string): Promise<void> =>
  store.transact(async (transaction) => {
    const found = await transaction.get(items, id)
    if (found !== null) transaction.remove(items, found)
  })
const expectSame = async (): Promise<string[]> => {
  const kept = await here.kept.query(items, asked)
  expect(kept).toEqual(await here.query(items, asked))
  return kept.items.map(({ id, dueOn }) => `${id} ${dueOn}`)
}

it('a list is the same as without, at once after every change, by this process or another', async () => {
  await add(here, 'a', '2026-07-01')
  await add(elsewhere, 'b', '2026-07-02')
  expect(await expectSame()).toEqual(['a 2026-07-01', 'b 2026-07-02'])
  await move(elsewhere, 'a', { dueOn: '2026-07-03' })
  expect(await expectSame()).toEqual(['b 2026-07-02', 'a 2026-07-03'])
  await move(here, 'b', { queue: 'power' })
  expect(await expectSame()).toEqual(['a 2026-07-03'])
  for (const id of ['c', 'd', 'e']) await add(elsewhere, id, '2026-07-04')
  expect(await expectSame()).toEqual(['a 2026-07-03', 'c 2026-07-04', 'd 2026-07-04'])
  await remove(elsewhere, 'c')
  expect(await expectSame()).toEqual(['a 2026-07-03', 'd 2026-07-04', 'e 2026-07-04'])
})

it('a document that is removed and made anew under its id is the new one, though both have version 1', async () => {
  await add(here, 'z', '2026-01-01')
  expect(await expectSame()).toEqual(['z 2026-01-01'])
  await remove(elsewhere, 'z')
  await add(elsewhere, 'z', '2026-01-02')
  expect(await expectSame()).toEqual(['z 2026-01-02'])
  await remove(here, 'z')
  await add(here, 'z', '2026-01-03')
  expect(await expectSame()).toEqual(['z 2026-01-03'])
})

it('another server that speaks for the database gives versions and transactions out once more: what was kept is let go', async () => {
  await add(here, 'y', '2026-01-01')
  expect(await expectSame()).toEqual(['y 2026-01-01'])
  const bodiesRead = jest.spyOn(here.pool, 'query')
  const readsBodies = (): boolean =>
    bodiesRead.mock.calls.some(([asking]) => /, doc from .+ where id = any/.test(JSON.stringify(asking)))
  await expectSame()
  expect(readsBodies()).toBe(false)
  await elsewhere.pool.query(
    'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
  )
  await until('bodies to be read anew', async () => {
    await here.kept.query(items, asked).catch(() => null) // its connections are gone: once more
    return readsBodies()
  })
  bodiesRead.mockRestore()
  expect(await expectSame()).toEqual(['y 2026-01-01'])
})

it('pages go on from their cursor', async () => {
  for (const id of ['a', 'd', 'e']) await add(here, id, '2026-07-04')
  const first = await here.kept.query(items, { ...asked, limit: 2 })
  const second = await here.kept.query(items, { ...asked, limit: 2, cursor: first.nextCursor ?? '' })
  expect([...first.items, ...second.items].map(({ id }) => id)).toEqual(['a', 'd', 'e'])
})

it('lists that are asked for at once are each the same as alone, and one statement asks for all of one shape', async () => {
  const queues = ['gas', 'power', 'water']
  await here.transact(async (transaction) => {
    for (let n = 0; n < 12; n += 1)
      transaction.insert(items, { id: `i${n}`, queue: queues[n % 2] ?? '', dueOn: `2026-07-0${1 + (n % 3)}` })
  })
  const first = await here.query(items, asked)
  const cursor = first.nextCursor ?? ''
  const pages: Query[] = queues.flatMap((queue) => [
    { ...asked, equals: { queue } },
    { ...asked, equals: { queue }, direction: 'descending' },
    { ...asked, equals: { queue }, cursor },
    { ...asked, equals: { queue }, direction: 'descending', cursor },
    { ...asked, equals: { queue }, range: { from: '2026-07-02', before: '2026-07-03' } },
  ])
  const alone = []
  for (const page of pages) alone.push(await here.query(items, page))
  const statements = jest.spyOn(here.pool, 'query')
  expect(await Promise.all(pages.map((page) => here.kept.query(items, page)))).toEqual(alone)
  const texts = statements.mock.calls.map(([asking]) => (asking as unknown as { text: string }).text)
  statements.mockRestore()
  expect(texts.filter((text) => text.includes('unnest'))).toHaveLength(5)
  expect(texts.filter((text) => / from "items" where "x_queue" = \$/.test(text))).toEqual([])
  expect(alone.map(({ items: found }) => found.length)).toContain(0) // water has none
})

it('lists that are read while others write never show a document in a state that it was not in', async () => {
  for (const id of ['a', 'd', 'e']) await add(here, id, '2026-07-04')
  let writing = true
  const writer = (async () => {
    for (let day = 10; day < 60; day += 1) await move(elsewhere, day % 2 === 0 ? 'a' : 'd', { dueOn: `2026-09-${day}` })
    writing = false
  })()
  while (writing) {
    const { items: page } = await here.kept.query(items, asked)
    const order = page.map(({ dueOn, id }) => `${dueOn} ${id}`)
    expect(order).toEqual([...order].sort())
  }
  await writer
  await expectSame()
})
