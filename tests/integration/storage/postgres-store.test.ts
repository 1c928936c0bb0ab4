import { createServer } from 'node:net'
import { postgresStore, type PostgresStore } from '../../../cloudfunctions/adapters/postgres'
import { COLLECTIONS } from '../../../cloudfunctions/runtime/collections'
import { defineCollection, type IndexDeclaration, type StoredDocument } from '../../../cloudfunctions/shared/documents'
import { openTestDatabase, type TestDatabase } from '../../support/postgres'
import { until } from '../../support/until'

interface Item extends StoredDocument {
  readonly queue: string
  readonly dueOn: string
  readonly tokens?: readonly string[]
}
const BY_DUE: IndexDeclaration = { name: 'by_due', equals: ['queue'], order: 'dueOn' }
const BY_TOKEN: IndexDeclaration = { name: 'by_token', equals: [], contains: 'tokens', order: 'dueOn' }
const items = defineCollection<Item>('items', [BY_DUE, BY_TOKEN])

let database: TestDatabase
let store: PostgresStore
const open = (more: object = {}): PostgresStore =>
  postgresStore({ connectionString: database.connectionString, ...more })

beforeEach(async () => {
  database = await openTestDatabase()
  store = open()
})
afterEach(async () => {
  await store.close()
  await database.close()
})

const insert = (...ids: string[]): Promise<void> =>
  store.transact(async (transaction) => {
    for (const id of ids) transaction.insert(items, { id, queue: 'q', dueOn: '2026-07-09' })
  })

describe('migration', () => {
  it('runs under two starting processes, and again without a change', async () => {
    expect(await store.isEmpty()).toBe(true)
    const second = open()
    await Promise.all([store.migrate(COLLECTIONS), second.migrate(COLLECTIONS)])
    await second.close()
    const declared = () => store.pool.query('select name, hash, declared_at from minsheng_collections order by 1')
    const before = (await declared()).rows
    await store.migrate(COLLECTIONS)
    expect((await declared()).rows).toEqual(before)
    expect(await store.isEmpty()).toBe(true)
  })

  it('tells a database that somebody uses from an empty one', async () => {
    await store.pool.query('create table of_another_program (id int)')
    expect(await store.isEmpty()).toBe(false)
    await store.migrate([items])
    expect(await store.isEmpty()).toBe(true)
    await insert('a')
    expect(await store.isEmpty()).toBe(false)
  })

  const indexes = async (): Promise<string[]> => {
    const { rows } = await store.pool.query<{ name: string }>(
      `select indexname as name from pg_indexes where tablename = 'items' order by 1`,
    )
    return rows.map(({ name }) => name)
  }
  const columns = async (): Promise<string[]> => {
    const { rows } = await store.pool.query<{ name: string }>(
      `select column_name as name from information_schema.columns where table_name = 'items' order by 1`,
    )
    return rows.map(({ name }) => name)
  }
  const aDayLater = () =>
    store.pool.query(`update minsheng_collections set declared_at = declared_at - interval '25 hours'`)
  const byQueue: IndexDeclaration = { name: 'by_queue', equals: ['queue'] }
  const changed = defineCollection<Item>('items', [byQueue])

  it('follows a changed declaration: documents stay, the new index is filled, the old one goes a day later', async () => {
    const earlier = defineCollection<Item>('items', [BY_DUE])
    await store.migrate([earlier])
    await insert('a', 'b')
    const before = await indexes()
    await store.migrate([changed])
    const { items: found } = await store.query(changed, { index: 'by_queue', equals: { queue: 'q' }, limit: 5 })
    expect(found.map(({ id }) => id)).toEqual(['a', 'b'])
    expect(await indexes()).toHaveLength(before.length + 1)
    await aDayLater()
    await store.migrate([changed])
    expect(await indexes()).toHaveLength(before.length)
    expect(await columns()).toEqual(['doc', 'id', 'version', 'x_queue'])
  })

  it('writes a table anew once, however many key columns it gets', async () => {
    await store.migrate([defineCollection<Item>('items', [{ name: 'all', equals: [] }])])
    await insert('a')
    await store.pool.query(`create sequence rewrites`)
    await store.pool.query(
      `create function count_rewrite() returns event_trigger language plpgsql as $$ begin perform nextval('rewrites'); end $$`,
    )
    await store.pool.query(`create event trigger counting on table_rewrite execute function count_rewrite()`)
    await store.migrate([items])
    const { rows } = await store.pool.query(`select last_value::int as times from rewrites where is_called`)
    expect(rows).toEqual([{ times: 1 }])
    expect(await columns()).toEqual(['doc', 'id', 'version', 'x_dueOn', 'x_queue'])
  })

  it('an instance of the version before goes on until it is replaced, also when a third one starts', async () => {
    const earlier = defineCollection<Item>('items', [BY_DUE])
    const before = open()
    await before.migrate([earlier])
    await insert('a')
    const asked = () => before.query(earlier, { index: 'by_due', equals: { queue: 'q' }, limit: 5 })
    expect((await asked()).items).toHaveLength(1)
    await store.migrate([changed])
    await store.migrate([changed])
    await before.transact(async (transaction) =>
      transaction.insert(earlier, { id: 'b', queue: 'q', dueOn: '2026-07-10' }),
    )
    expect((await asked()).items).toHaveLength(2)
    await before.close()
  })

  it('lets everybody through while another program keeps a table, and goes on when that is done', async () => {
    await store.migrate([defineCollection<Item>('items', [BY_DUE])])
    const impatient = open({ tableWait: 20 })
    const backup = await store.pool.connect()
    try {
      await backup.query('begin')
      await backup.query('select count(*) from items')
      let told = 0
      const migrated = impatient.migrate([changed], () => (told += 1))
      await until('the migration to let go', async () => told > 0)
      await insert('a')
      expect(await indexes()).toHaveLength(2)
      await backup.query('commit')
      await migrated
      expect((await store.query(changed, { index: 'by_queue', equals: { queue: 'q' }, limit: 5 })).items).toHaveLength(
        1,
      )
    } finally {
      backup.release(true)
      await impatient.close()
    }
  })

  it('takes tables in the order in which commits do: neither waits for the other crosswise', async () => {
    const [aa, bb] = [defineCollection<Item>('aa', [BY_DUE]), defineCollection<Item>('bb', [BY_DUE])]
    const [nextA, nextB] = [defineCollection<Item>('aa', [byQueue]), defineCollection<Item>('bb', [byQueue])]
    await store.migrate([aa, bb])
    await store.migrate([nextA, bb])
    await aDayLater()
    const patient = open({ tableWait: 100_000 })
    // a commit that has come to the first table, and goes on to the second while the migration is under way
    const commit = await store.pool.connect()
    try {
      await commit.query('begin')
      await commit.query(`insert into aa (id, version, doc) values ('x', 1, '{}')`)
      const migrated = expect(patient.migrate([nextB, nextA])).resolves.toBeUndefined()
      await until('the migration to wait for it', async () => {
        const { rows } = await store.pool.query(
          `select 1 from pg_stat_activity where datname = current_database()
           and application_name = 'minsheng-migrate' and wait_event_type = 'Lock'`,
        )
        return rows.length > 0
      })
      await commit.query(`insert into bb (id, version, doc) values ('x', 1, '{}')`)
      await commit.query('commit')
      await migrated
    } finally {
      commit.release(true)
      await patient.close()
    }
  })

  it('leaves no key column behind that nobody reads any more', async () => {
    await store.migrate([defineCollection<Item>('items', [BY_DUE])])
    await insert('a', 'b')
    await store.pool.query(
      `alter table items add column k_old text generated always as (doc->>'dueOn') stored,
       add column k_queue text generated always as (doc->>'queue') stored`,
    )
    await store.migrate([items])
    expect(await columns()).toEqual(['doc', 'id', 'k_old', 'k_queue', 'version', 'x_dueOn', 'x_queue'])
    await aDayLater()
    await store.migrate([items])
    expect(await columns()).toEqual(['doc', 'id', 'version', 'x_dueOn', 'x_queue'])
    expect((await store.query(items, { index: 'by_due', equals: { queue: 'q' }, limit: 5 })).items).toHaveLength(2)
  })

  it('does not keep a column of numbers whose field holds texts now', async () => {
    const counted = defineCollection<StoredDocument & { dueOn: number }>(
      'items',
      [{ name: 'by_due', equals: ['dueOn'] }],
      {
        numbers: ['dueOn'],
      },
    )
    await store.migrate([counted])
    expect(await columns()).toContain('k_dueOn')
    await store.migrate([items])
    await insert('a')
    expect(await columns()).not.toContain('k_dueOn')
  })

  it('refuses a database that newer code has migrated', async () => {
    await store.migrate([])
    await store.pool.query(`insert into minsheng_migrations (number, name) values (9999, 'of the future')`)
    await expect(store.migrate([])).rejects.toThrow('9999')
  })

  it('refuses a fresh database that cannot hold every character, before anything is made in it', async () => {
    const name = `${new URL(database.connectionString).pathname.slice(1)}_gb`
    await store.pool.query(`create database ${name} encoding 'EUC_CN' locale 'C' template template0`)
    const other = postgresStore({ connectionString: database.connectionString.replace(/[^/]+$/, name) })
    try {
      await expect(other.migrate(COLLECTIONS)).rejects.toThrow(/编码是 EUC_CN.*UTF8/)
      expect((await other.pool.query(`select 1 from pg_tables where schemaname = 'public'`)).rows).toEqual([])
    } finally {
      await other.close()
      await store.pool.query(`drop database ${name} with (force)`)
    }
  })

  it('changes nothing when a step fails', async () => {
    const broken = defineCollection<Item>('broken', [{ name: 'x', equals: ['not a field'] }])
    await expect(store.migrate([items, broken])).rejects.toThrow('not a plain name')
    const { rows } = await store.pool.query(`select 1 from pg_tables where tablename = 'items'`)
    expect(rows).toEqual([])
  })
})

describe('plans', () => {
  const explain = async (sql: string, values: unknown[]): Promise<string> => {
    const { rows } = await store.pool.query<{ 'QUERY PLAN': string }>(`explain ${sql}`, values)
    return rows.map((row) => row['QUERY PLAN']).join('\n')
  }
  /** The statement that the store sends for a query, as the server saw it. */
  const sent = async (query: Parameters<typeof store.query<Item>>[1]): Promise<[string, unknown[]]> => {
    const calls = jest.spyOn(store.pool, 'query')
    await store.query(items, query)
    const [call] = calls.mock.calls.at(-1) as unknown as [{ text: string; values: unknown[] }]
    calls.mockRestore()
    return [call.text, call.values]
  }

  it('a page begins in the index where the cursor is, both ways, without sorting', async () => {
    await store.migrate([items])
    await store.pool.query(
      `insert into items (id, version, doc) select 'i' || n, 1, jsonb_build_object(
         'queue', 'q' || n % 20, 'dueOn', '2026-07-' || lpad((1 + n % 28)::text, 2, '0'),
         'tokens', jsonb_build_array('水', case when n % 1000 = 0 then '供水' else '停电' end))
       from generate_series(1, 20000) n`,
    )
    await store.pool.query('analyze items')
    for (const direction of ['ascending', 'descending'] as const) {
      const query = { index: 'by_due', equals: { queue: 'q3' }, range: { from: '2026-07-05' }, direction, limit: 20 }
      const first = await store.query(items, query)
      expect(first.items).toHaveLength(20)
      const plan = await explain(...(await sent({ ...query, cursor: first.nextCursor ?? '' })))
      expect(plan).toMatch(direction === 'descending' ? /Index Scan Backward using items_/ : /Index Scan using items_/)
      expect(plan).toMatch(/Index Cond: .*ROW\("x_dueOn", id\) [<>] ROW/)
      expect(plan).not.toContain('Sort')
    }
    const rare = await explain(...(await sent({ index: 'by_token', equals: {}, token: '供水', limit: 20 })))
    expect(rare).toContain('Bitmap Index Scan')
    const common = await explain(...(await sent({ index: 'by_token', equals: {}, token: '水', limit: 20 })))
    expect(common).toMatch(/Index Scan using items_/)
    expect(common).not.toContain('Sort')
  })
})

describe('faults', () => {
  it('answers unavailable when no server is there', async () => {
    const port = await closedPort()
    const away = postgresStore({ connectionString: `postgres://nobody:x@127.0.0.1:${port}/none` })
    const unavailable = { name: 'DomainError', code: 'unavailable' }
    await expect(away.get(items, 'a')).rejects.toMatchObject(unavailable)
    await expect(away.query(items, { index: 'by_due', equals: { queue: 'q' }, limit: 1 })).rejects.toMatchObject(
      unavailable,
    )
    await expect(
      away.transact(async (transaction) => transaction.insert(items, { id: 'a', queue: 'q', dueOn: '' })),
    ).rejects.toMatchObject(unavailable)
    await expect(away.ping()).rejects.toMatchObject(unavailable)
    await away.close()
  })

  it('works on after its connections were cut, idle or in mid-statement', async () => {
    await store.migrate([items])
    await insert('a')
    const lost: Error[] = []
    const cut = open({ onConnectionLost: (error: Error) => lost.push(error) })
    const sleeping = cut.pool.query('select pg_sleep(30)')
    await Promise.all([cut.ping(), cut.ping()])
    const outcome = expect(sleeping).rejects.toThrow()
    await until('two connections to cut', async () => (await terminateOthers(store)) >= 2)
    await outcome
    await until('word of the lost connection', () => lost.length > 0)
    await until('an answer again', () =>
      cut.get(items, 'a').then(
        (found) => found?.id === 'a',
        (error: { code?: string }) => expect(error.code).toBe('unavailable') as unknown as false,
      ),
    )
    await cut.close()
  })

  it('answers unavailable when all connections are busy or a statement takes too long', async () => {
    await store.migrate([items])
    const small = open({ poolSize: 1, connectTimeout: 50, statementTimeout: 400 })
    const answers = () =>
      small.get(items, 'a').then(
        (found) => found === null,
        () => false,
      )
    await until('an answer', answers) // a busy machine may need more than 50 ms to connect
    const long = small.pool.query('select pg_sleep(30)')
    const cancelled = expect(long).rejects.toMatchObject({ code: '57014' })
    await expect(small.get(items, 'a')).rejects.toMatchObject({ code: 'unavailable' })
    await cancelled
    await until('an answer', answers)
    await small.close()
  })

  it('a defect passes as it is: no such table is neither a refusal nor unavailable', async () => {
    await expect(store.get(items, 'a')).rejects.toMatchObject({ code: '42P01' })
  })
})

/** Ends all other sessions of this database. @returns how many there were. */
async function terminateOthers(from: PostgresStore): Promise<number> {
  const { rows } = await from.pool.query(
    'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
  )
  return rows.length
}

/** A port on which nobody listens: one that was just given up. */
function closedPort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer()
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0))
    })
  })
}
