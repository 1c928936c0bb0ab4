import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildSync } from 'esbuild'
import { Client } from 'pg'
import { postgresStore } from '../../../cloudfunctions/adapters/postgres'
import { endWhenUnused, stopPostmaster } from '../../../cloudfunctions/runtime/embedded-postgres.postmaster'
import { DatabaseStartError, openDatabase, type OpenDatabase } from '../../../cloudfunctions/runtime/embedded-postgres'
import { defineCollection, type StoredDocument } from '../../../cloudfunctions/shared/documents'
import { until } from '../../support/until'

/** Real servers in folders of their own, started, killed and found again. */

let root: string
let dataDir: string
let script: string
const opened: OpenDatabase[] = []
const children: ChildProcess[] = []

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'minsheng-embedded-'))
  chmodSync(root, 0o755)
  script = join(root, 'database-process.cjs')
  buildSync({
    entryPoints: [join(__dirname, 'database-process.ts')],
    outfile: script,
    bundle: true,
    platform: 'node',
    external: ['pg-native'],
    logLevel: 'error',
  })
})
/** One folder for most tests: making a database takes longer than starting it. */
beforeEach(() => {
  dataDir = join(root, 'data')
})
afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL')
  for (const database of opened.splice(0)) await database.close()
  const left = serverPid(dataDir)
  if (left !== null) process.kill(left, 'SIGINT')
  await until('the end of the server', () => serverPid(dataDir) === null)
})
afterAll(() => rmSync(root, { recursive: true, force: true }))

const open = async (role: 'server' | 'command' = 'server', said: string[] = []): Promise<OpenDatabase> => {
  const database = await openDatabase({ dataDir, role, progress: (what) => said.push(what) })
  opened.push(database)
  return database
}

it('makes a database once, keeps it over a clean stop, and leaves no server behind', async () => {
  dataDir = join(root, 'once')
  const said: string[] = []
  const first = await open('server', said)
  await run(first, 'create table kept as select 42 as answer')
  expect(statSync(join(dataDir, 'postgres.json')).mode & 0o777).toBe(0o600)
  await first.close()
  expect(serverPid(dataDir)).toBeNull()
  const second = await open('server', said)
  expect(await run(second, 'select answer from kept')).toEqual([{ answer: 42 }])
  expect(said.filter((what) => what.includes('第一次'))).toHaveLength(1)
})

it('stores every commit on disk and sorts by bytes', async () => {
  const database = await open()
  const settings = await run(
    database,
    `select name, setting from pg_settings
     where name in ('fsync', 'full_page_writes', 'synchronous_commit', 'server_encoding', 'listen_addresses') order by name`,
  )
  expect(settings.map((row) => Object.values(row as object) as unknown[])).toEqual([
    ['fsync', 'on'],
    ['full_page_writes', 'on'],
    ['listen_addresses', '127.0.0.1'],
    ['server_encoding', 'UTF8'],
    ['synchronous_commit', 'on'],
  ])
  const url = new URL(database.connectionString)
  url.password = 'wrong'
  await expect(new Client({ connectionString: url.href }).connect()).rejects.toMatchObject({ code: '28P01' })
})

it('refuses a second server in one sentence, and lets commands join', async () => {
  const server = await open()
  const second = open()
  await expect(second).rejects.toBeInstanceOf(DatabaseStartError)
  await expect(second).rejects.toThrow('正被另一个民声服务使用')
  const command = await open('command')
  expect(command.connectionString).toBe(server.connectionString)
  const pid = serverPid(dataDir)
  await server.close()
  expect(serverPid(dataDir)).toBe(pid)
  expect(await run(command, 'select 1 as one')).toEqual([{ one: 1 }])
  await command.close()
  expect(serverPid(dataDir)).toBeNull()
})

it('starts one server for two processes that start at once on an empty folder', async () => {
  dataDir = join(root, 'two')
  const [a, b] = await Promise.all([open('command'), open('command'), open('server')])
  expect(a.connectionString).toBe(b.connectionString)
})

it('takes over the server that a killed process left running', async () => {
  const { child, connectionString } = await startProcess('server')
  await run({ connectionString }, 'create table taken_over as select 7 as answer')
  const pid = serverPid(dataDir)
  child.kill('SIGKILL')
  await ended(child)
  expect(serverPid(dataDir)).toBe(pid)
  const said: string[] = []
  const again = await open('server', said)
  expect(serverPid(dataDir)).toBe(pid)
  expect(said.at(-1)).toContain('接管')
  expect(await run(again, 'select answer from taken_over')).toEqual([{ answer: 7 }])
  await again.close()
  expect(serverPid(dataDir)).toBeNull()
})

it('refuses a second server process while the first one lives', async () => {
  await startProcess('server')
  await expect(startProcess('server')).rejects.toThrow('正被另一个民声服务使用')
})

it('stops the server when its process ends in good order', async () => {
  const { child } = await startProcess('server')
  child.kill('SIGTERM')
  await ended(child)
  expect(serverPid(dataDir)).toBeNull()
})

it('starts a server that crashed again, where the store finds it', async () => {
  const things = defineCollection<StoredDocument>('things', [])
  const store = postgresStore({ connectionString: (await open()).connectionString })
  await store.migrate([things])
  await store.transact(async (transaction) => transaction.insert(things, { id: 'a' }))
  const pid = serverPid(dataDir) ?? 0
  process.kill(pid, 'SIGKILL')
  await until('a server again', () => serverPid(dataDir) !== null && serverPid(dataDir) !== pid)
  await until('the store to find it', () =>
    store.get(things, 'a').then(
      (found) => found?.version === 1,
      (error: { code?: string }) => expect(error.code).toBe('unavailable') as unknown as false,
    ),
  )
  await store.close()
})

it('is not misled by a pid file whose number belongs to another process', async () => {
  await (await open()).close()
  const file = join(dataDir, 'postgres', 'postmaster.pid')
  writeFileSync(file, `${process.pid}\n${join(dataDir, 'postgres')}\n1\n5432\n\n127.0.0.1\n\nready   \n`)
  const database = await open()
  expect(await run(database, 'select 1 as one')).toEqual([{ one: 1 }])
})

it('ends no process that has been given the number of a database which is gone', async () => {
  const other = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' })
  children.push(other)
  const { pid = 0 } = other
  const end = new Promise((done) => other.once('exit', (_code, signal) => done(signal)))
  endWhenUnused(dataDir, pid, false)
  await stopPostmaster(dataDir, pid, 'postgres')
  other.kill('SIGKILL')
  expect(await end).toBe('SIGKILL')
})

it('says what to do when the data cannot be used', async () => {
  dataDir = join(root, 'broken')
  await (await open()).close()
  writeFileSync(join(dataDir, 'postgres', 'PG_VERSION'), '15\n')
  await expect(open()).rejects.toThrow('由 PostgreSQL 15 建立')
  writeFileSync(join(dataDir, 'postgres', 'PG_VERSION'), '18\n')
  rmSync(join(dataDir, 'postgres.json'))
  await expect(open()).rejects.toThrow('找不到数据库密码文件')
})

it('uses another database as it is when one is named', async () => {
  dataDir = join(root, 'unused')
  const database = await openDatabase({ dataDir, databaseUrl: 'postgres://db.example/city', role: 'server' })
  expect(database.connectionString).toBe('postgres://db.example/city')
  await database.close()
  expect(() => statSync(dataDir)).toThrow()
})

const asRoot = process.getuid?.() === 0
const unlessRoot = asRoot ? '' : ' [skipped: only root can make it]'
;(asRoot ? it : it.skip)(`works below a folder that only root can enter${unlessRoot}`, async () => {
  const closed = join(root, 'closed')
  mkdirSync(closed, { mode: 0o700 })
  dataDir = join(closed, 'data')
  try {
    const first = await open()
    await run(first, 'create table kept as select 1 as answer')
    await first.close()
    const again = await open()
    expect(await run(again, 'select answer from kept')).toEqual([{ answer: 1 }])
    await again.close()
  } finally {
    rmSync(realpathSync(join(dataDir, 'postgres')), { recursive: true, force: true })
  }
})

;(asRoot ? it : it.skip)(
  `a copy below such a folder says what to do, and starts when it is done${unlessRoot}`,
  async () => {
    const original = join(root, 'original')
    dataDir = original
    const first = await open()
    await run(first, 'create table kept as select 1 as answer')
    await first.close()
    const closed = join(root, 'closed-copy')
    mkdirSync(closed, { mode: 0o700 })
    dataDir = join(closed, 'data')
    execFileSync('cp', ['-aL', original, dataDir])
    await expect(open()).rejects.toThrow(`mv ${join(dataDir, 'postgres')} /var/lib/minsheng`)
    const moved = join(root, 'moved')
    execFileSync('mv', [join(dataDir, 'postgres'), moved])
    symlinkSync(moved, join(dataDir, 'postgres'))
    const again = await open()
    expect(await run(again, 'select answer from kept')).toEqual([{ answer: 1 }])
    await again.close()
  },
)

function serverPid(folder: string): number | null {
  try {
    const pid = Number.parseInt(readFileSync(join(folder, 'postgres', 'postmaster.pid'), 'utf8'), 10)
    process.kill(pid, 0)
    return pid
  } catch {
    return null
  }
}

async function run({ connectionString }: Pick<OpenDatabase, 'connectionString'>, sql: string): Promise<unknown[]> {
  const client = new Client({ connectionString })
  await client.connect()
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows
  } finally {
    await client.end()
  }
}

/** Starts the process and waits for its first line. @throws Error with what it said when it ended instead. */
async function startProcess(role: string): Promise<{ child: ChildProcess; connectionString: string }> {
  const child = spawn(process.execPath, [script, dataDir, role], { stdio: ['ignore', 'pipe', 'pipe'] })
  children.push(child)
  let complaint = ''
  child.stderr.on('data', (chunk: Buffer) => (complaint += chunk.toString('utf8')))
  const line = await new Promise<string>((resolve, reject) => {
    child.stdout.once('data', (chunk: Buffer) => resolve(chunk.toString('utf8')))
    child.once('close', () => reject(new Error(complaint)))
  })
  return { child, ...(JSON.parse(line) as { connectionString: string }) }
}

const ended = (child: ChildProcess): Promise<void> =>
  new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) resolve()
    else child.once('exit', () => resolve())
  })
