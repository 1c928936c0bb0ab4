import { createHash, randomBytes } from 'node:crypto'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { openDatabase, type OpenDatabase } from '../../cloudfunctions/runtime/embedded-postgres'

/** A database of one suite's own, on the embedded server that all test processes of this project share. */
export interface TestDatabase {
  readonly connectionString: string
  /** Drops the database; who leaves the server last stops it. */
  close(): Promise<void>
}

/** Outside the project, so that root's tests run wherever the project lies. One per user and checkout. */
const DATA_DIR = join(
  tmpdir(),
  `minsheng-test-${userInfo().uid}-${createHash('sha256').update(process.cwd()).digest('hex').slice(0, 8)}`,
)
/** Tests end processes, never machines: what the system holds in memory is as good as on disk. */
const SETTINGS = { fsync: 'off', full_page_writes: 'off', max_connections: '300', shared_buffers: '128MB' }

/** Joins the server that the test processes share; the first starts it, the last stops it. */
export const openTestServer = (): Promise<OpenDatabase> =>
  openDatabase({ dataDir: DATA_DIR, role: 'command', settings: SETTINGS })

/** Makes tables in the database of that address, and leaves it. */
export type Prepare = (connectionString: string) => Promise<void>

/**
 * Opens a fresh database: empty, or as `prepare` leaves one, which then is called once while the server runs. Call `close` in
 * `afterAll`, after the last connection of the suite.
 */
export async function openTestDatabase(prepare?: Prepare): Promise<TestDatabase> {
  const server = await openTestServer()
  const name = `t_${Date.now().toString(36)}_${randomBytes(4).toString('hex')}`
  await administer(server, async (client) => {
    const template = prepare === undefined ? 'template1' : await templateOf(server, client, prepare)
    await client.query(`create database ${name} template ${template} strategy file_copy`)
  })
  return {
    connectionString: addressOf(server, name),
    async close() {
      try {
        await administer(server, async (client) => {
          await client.query(`drop database if exists ${name} with (force)`)
          await dropForgotten(client)
        })
      } finally {
        await server.close()
      }
    },
  }
}

const addressOf = (server: OpenDatabase, name: string): string => {
  const url = new URL(server.connectionString)
  url.pathname = `/${name}`
  return url.href
}

/** So that of the processes which want the template at once one makes it (the number is arbitrary). */
const TEMPLATE_LOCK = 7_364_827_002

/**
 * The database that others begin as copies of, made by whoever wants it first. A server that is started anew has another:
 * the sources may have changed meanwhile.
 */
async function templateOf(server: OpenDatabase, client: Client, prepare: Prepare): Promise<string> {
  await client.query('select pg_advisory_lock($1)', [TEMPLATE_LOCK]) // until the connection ends
  const { rows } = await client.query<{ template: string; present: string[] }>(
    `select 'template_' || extract(epoch from pg_postmaster_start_time())::bigint as template,
       array(select datname::text from pg_database where datname ~ '^template_[0-9]+') as present`,
  )
  const [{ template, present } = { template: '', present: [] as string[] }] = rows
  if (present.includes(template)) return template
  for (const earlier of present) await client.query(`drop database if exists ${earlier} with (force)`)
  const making = `${template}_making`
  await client.query(`create database ${making} strategy file_copy`)
  await prepare(addressOf(server, making))
  await client.query(`alter database ${making} rename to ${template}`)
  return template
}

/** Databases of runs that were killed: older than a day, and nobody there. */
async function dropForgotten(client: Client): Promise<void> {
  const { rows } = await client.query<{ datname: string }>(
    `select datname from pg_database d where datname ~ '^t_[0-9a-z]+_[0-9a-f]{8}$'
     and not exists (select 1 from pg_stat_activity a where a.datid = d.oid)`,
  )
  const dayAgo = Date.now() - 86_400_000
  for (const { datname } of rows)
    if (Number.parseInt(datname.split('_')[1] ?? '', 36) < dayAgo)
      await client.query(`drop database if exists ${datname}`)
}

async function administer(server: OpenDatabase, work: (client: Client) => Promise<void>): Promise<void> {
  const client = new Client({ connectionString: server.connectionString })
  await client.connect()
  try {
    await work(client)
  } finally {
    await client.end()
  }
}
