import type { ClientBase } from 'pg'
import type { Collection, StoredDocument } from '../../shared/documents'
import { collectionDdl } from './postgres.ddl'
import { table } from './postgres.keys'
import { dropLeftovers, readPresent } from './postgres.leftovers'
import { MIGRATIONS } from './postgres.migrations'

/** Two starting processes take turns at this lock (the number is arbitrary, only always the same). */
const MIGRATION_LOCK = 7_364_827_001

/** SQLSTATE of a lock that was waited for in vain. */
const KEPT_BY_OTHERS = '55P03'

/** What a migration does where another program (a backup, a long query) keeps a table that it changes. */
export interface TableWait {
  /** So long it waits for a table, milliseconds: whoever asks for that table afterwards waits with it. */
  readonly lockMs: number
  /** It has let go of everything; resolves when it may begin anew. */
  readonly letThrough: () => Promise<void>
}

/**
 * Brings the database to what this code declares, in one transaction: all or nothing, safe to run twice and under two
 * starting processes. A table that another program keeps is not waited for in the way of everybody else. Instances of the version before may go on meanwhile and until they are replaced: indexes and columns
 * that only they ask for go at the first start a day later (`postgres.leftovers.ts`). Tables are taken in the order in which
 * commits take them (`transact.ts`): a commit that waits for a changed table holds none that is still to be changed.
 * @throws Error when the database was migrated by newer code.
 */
export async function migrate(
  client: ClientBase,
  collections: readonly Collection<StoredDocument>[],
  { lockMs, letThrough }: TableWait,
): Promise<void> {
  for (;;)
    try {
      return await migrateOnce(client, collections, lockMs)
    } catch (error) {
      if ((error as { code?: unknown }).code !== KEPT_BY_OTHERS) throw error
      await letThrough()
    }
}

async function migrateOnce(
  client: ClientBase,
  collections: readonly Collection<StoredDocument>[],
  lockMs: number,
): Promise<void> {
  await client.query('begin')
  try {
    await client.query('set local client_min_messages = warning')
    await client.query('select pg_advisory_xact_lock($1)', [MIGRATION_LOCK])
    await client.query(`set local lock_timeout = ${lockMs}`)
    await runNumbered(client)
    const present = await readPresent(client)
    for (const collection of [...collections].sort((a, b) => (a.name < b.name ? -1 : 1)))
      await dropLeftovers(client, collection, present, await declare(client, collection))
    await client.query('commit')
  } catch (error) {
    await client.query('rollback').catch(() => undefined) // the first error says more
    throw error
  }
}

async function runNumbered(client: ClientBase): Promise<void> {
  await client.query(
    'create table if not exists minsheng_migrations (number int primary key, name text not null, applied_at timestamptz not null default now())',
  )
  const { rows } = await client.query<{ number: number }>('select number from minsheng_migrations')
  const done = new Set(rows.map((row) => row.number))
  const newest = Math.max(0, ...MIGRATIONS.map((migration) => migration.number))
  const beyond = [...done].find((number) => number > newest)
  if (done.size === 0) await refuseUnfit(client)
  if (beyond !== undefined) throw new Error(`数据库已升级到第${beyond}步，比本程序新：请改用新版程序`)
  for (const { number, name, sql } of MIGRATIONS) {
    if (done.has(number)) continue
    await client.query(sql)
    await client.query('insert into minsheng_migrations (number, name) values ($1, $2)', [number, name])
  }
}

/** The first version in which everything here is tried. */
const OLDEST = 15

/** A fresh database that could not hold what people write: said before anybody relies on it. @throws Error with a sentence */
async function refuseUnfit(client: ClientBase): Promise<void> {
  const { rows } = await client.query<{ version: number; encoding: string }>(
    `select current_setting('server_version_num')::int / 10000 as version, current_setting('server_encoding') as encoding`,
  )
  for (const { version, encoding } of rows) {
    if (version < OLDEST) throw new Error(`数据库是 PostgreSQL ${version}，需要 ${OLDEST} 或以上`)
    if (encoding !== 'UTF8')
      throw new Error(`数据库的编码是 ${encoding}，存不下全部汉字，请用 UTF8 重新建立：createdb -E UTF8 -T template0`)
  }
}

/** @returns whether the declaration is another than before. */
async function declare(client: ClientBase, collection: Collection<StoredDocument>): Promise<boolean> {
  const { hash, statements } = collectionDdl(collection)
  const { rows } = await client.query('select 1 from minsheng_collections where name = $1 and hash = $2', [
    collection.name,
    hash,
  ])
  if (rows.length > 0) return false
  for (const statement of statements) await client.query(statement)
  await client.query(
    'insert into minsheng_collections (name, hash) values ($1, $2) on conflict (name) do update set hash = excluded.hash, declared_at = now()',
    [collection.name, hash],
  )
  return true
}

/**
 * Whether nobody has stored anything here yet: no document in any collection and, before the first migration, no
 * table at all (a database that belongs to another program is not empty).
 */
export async function isEmpty(client: ClientBase): Promise<boolean> {
  const { rows } = await client.query<{ tablename: string }>(
    'select tablename from pg_tables where schemaname = current_schema()',
  )
  const tables = new Set(rows.map((row) => row.tablename))
  if (!tables.has('minsheng_collections')) return tables.size === 0
  const { rows: declared } = await client.query<{ name: string }>('select name from minsheng_collections')
  for (const { name } of declared) {
    const { rows: found } = await client.query(`select 1 from ${table(name)} limit 1`)
    if (found.length > 0) return false
  }
  return true
}
