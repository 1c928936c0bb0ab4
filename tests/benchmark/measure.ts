import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Client } from 'pg'
import type { PostgresStore } from '../../cloudfunctions/adapters/postgres'

/** What a stretch of work wrote. */
export interface Written {
  /** Rows inserted, updated and deleted in the database under test. */
  readonly rows: number
  readonly walBytes: number
  /** Pages written whole to the log, the first time after a checkpoint: part of `walBytes`. */
  readonly fullPages: number
}
/** CPU time of the server process and of all PostgreSQL processes, milliseconds; null where /proc is not. */
export interface Spent {
  readonly serverMs: number | null
  readonly postgresMs: number | null
}

/** Time for a process that ends to hand in its statistics. */
const SETTLE_MS = 400
/** `USER_HZ` of every Linux there is. */
const MS_PER_TICK = 10

export const pause = (milliseconds: number): Promise<void> => new Promise((done) => setTimeout(done, milliseconds))

/** What `work` writes. The log's bytes are of the whole cluster, so nothing else may run. */
export async function writtenBy(client: Client, database: string, work: () => Promise<void>): Promise<Written> {
  const before = await written(client, database)
  await work()
  const after = await written(client, database)
  return {
    rows: after.rows - before.rows,
    walBytes: after.walBytes - before.walBytes,
    fullPages: after.fullPages - before.fullPages,
  }
}

/** PostgreSQL's processes hand in their statistics when they are idle for ten seconds, or end: so they are ended. */
async function written(client: Client, database: string): Promise<Written> {
  await client.query(
    "select pg_terminate_backend(pid) from pg_stat_activity where datname = $1 and application_name <> 'bench'",
    [database],
  )
  await pause(SETTLE_MS)
  const { rows } = await client.query<{ rows: string; bytes: string; pages: string }>(
    `select (select tup_inserted + tup_updated + tup_deleted from pg_stat_database where datname = $1) as rows,
            pg_current_wal_insert_lsn() - '0/0'::pg_lsn as bytes, (select wal_fpi from pg_stat_wal) as pages`,
    [database],
  )
  const [row] = rows
  return { rows: Number(row?.rows ?? 0), walBytes: Number(row?.bytes ?? 0), fullPages: Number(row?.pages ?? 0) }
}

/** What `work` costs the processors. */
export async function spentBy(
  { server, postmaster }: { readonly server: number; readonly postmaster: number },
  work: () => Promise<void>,
): Promise<Spent> {
  const before = [cpuOf(server), cpuOfFamily(postmaster)] as const
  await work()
  const after = [cpuOf(server), cpuOfFamily(postmaster)] as const
  const difference = (from: number | null, to: number | null) => (from === null || to === null ? null : to - from)
  return { serverMs: difference(before[0], after[0]), postgresMs: difference(before[1], after[1]) }
}

/** User and system time of a process, and of its children that ended, milliseconds. */
function statOf(pid: number | string): { own: number; ended: number; parent: number } | null {
  const file = `/proc/${pid}/stat`
  if (!existsSync(file)) return null
  try {
    const fields = readFileSync(file, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ')
    const field = (index: number) => Number(fields[index])
    return {
      parent: field(1),
      own: (field(11) + field(12)) * MS_PER_TICK,
      ended: (field(13) + field(14)) * MS_PER_TICK,
    }
  } catch {
    return null // ended meanwhile
  }
}

const cpuOf = (pid: number): number | null => statOf(pid)?.own ?? null

/** The postmaster, its living children, and those that ended. */
function cpuOfFamily(pid: number): number | null {
  const head = statOf(pid)
  if (head === null) return null
  const living = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((name) => statOf(name))
    .filter((stat) => stat?.parent === pid)
  return head.own + head.ended + living.reduce((sum, stat) => sum + (stat?.own ?? 0), 0)
}

/** PostgreSQL's first process. */
export async function postmasterOf(store: PostgresStore): Promise<number> {
  const { rows } = await store.pool.query<{ data_directory: string }>('show data_directory')
  return Number(readFileSync(join(rows[0]?.data_directory ?? '', 'postmaster.pid'), 'utf8').split('\n')[0])
}
