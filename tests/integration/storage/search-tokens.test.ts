import type { PostgresStore } from '../../../cloudfunctions/adapters/postgres'
import { messageSearch } from '../../../cloudfunctions/messages'
import { COLLECTIONS } from '../../../cloudfunctions/runtime/collections'
import { openTestStore, type TestStore } from '../../support/postgres-store'

/** A city whose search was written with each token once per scope finds the same after the start of this version. */
let database: TestStore
let store: PostgresStore

beforeEach(async () => {
  database = await openTestStore()
  ;({ store } = database)
})
afterEach(() => database.close())

const find = async (token: string, also?: string): Promise<string[]> => {
  const query = { index: 'by_token', equals: {}, token, ...(also === undefined ? {} : { also }), limit: 10 }
  return (await store.query(messageSearch, query)).items.map(({ id }) => id)
}

it('entries from before are brought up to date once, whoever starts first', async () => {
  await store.pool.query(
    `insert into message_search (id, version, doc) values
       ('a', 1, '{"at": "2026-07-01T00:00:00.000Z", "tokens": ["*|水", "*|供水", "gas|水", "gas|供水", "post:mayor|水"]}'),
       ('b', 3, '{"at": "2026-07-02T00:00:00.000Z", "tokens": ["*|水", "bus|水"]}'),
       ('c', 1, '{"at": "2026-07-03T00:00:00.000Z", "tokens": []}');
     alter table message_search add column t_tokens text[] generated always as (minsheng_tokens(doc->'tokens')) stored;
     delete from minsheng_migrations where number >= 4;
     delete from minsheng_collections where name = 'message_search'`,
  )
  await Promise.all([store.migrate(COLLECTIONS), database.another().migrate(COLLECTIONS)])
  await store.migrate(COLLECTIONS)

  expect([await find('水'), await find('供水')]).toEqual([['a', 'b'], ['a']])
  expect([await find('水', 'in:gas'), await find('水', 'in:bus'), await find('供水', 'in:bus')]).toEqual([
    ['a'],
    ['b'],
    [],
  ])
  expect(await find('水', 'in:post:mayor')).toEqual(['a'])
  expect((await store.get(messageSearch, 'a'))?.tokens).toEqual(
    expect.arrayContaining(['水', '供水', 'in:gas', 'in:post:mayor']),
  )
  expect((await store.get(messageSearch, 'a'))?.tokens).toHaveLength(4)
  const { rows } = await store.pool.query<{ name: string }>(
    `select column_name as name from information_schema.columns where table_name = 'message_search' order by 1`,
  )
  expect(rows.map(({ name }) => name)).toEqual(['doc', 'id', 'version', 'x_at'])
})
