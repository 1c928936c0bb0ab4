import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import {
  closeSync,
  existsSync,
  lstatSync,
  openSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs'
import { chown, link, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { type Binaries, OUTSIDE } from './embedded-postgres.binaries'
import { COPY, DatabaseStartError } from './embedded-postgres.copy'
import { canReach, type RunAs } from './embedded-postgres.user'

/** The database's superuser; its password lies in `postgres.json`, mode 0600. */
export const OWNER = 'minsheng'

export const clusterDirOf = (dataDir: string): string => join(dataDir, 'postgres')
const secretFileOf = (dataDir: string): string => join(dataDir, 'postgres.json')

/** Makes the data folder of the database when there is none. Half-made ones never count: it is renamed into place. */
export async function ensureCluster(
  dataDir: string,
  binaries: Binaries,
  user: RunAs,
  progress: (what: string) => void,
): Promise<void> {
  const cluster = clusterDirOf(dataDir)
  if (existsSync(cluster)) {
    checkVersion(dataDir, binaries)
    // a copy that was brought back below a folder which only root can enter
    if (!canReach(realpathSync(cluster), user)) throw new DatabaseStartError(COPY.belowLockedFolder(cluster, OUTSIDE))
    return
  }
  const elsewhere = lstatSync(cluster, { throwIfNoEntry: false })?.isSymbolicLink() === true
  if (elsewhere) throw new DatabaseStartError(COPY.dataMoved(cluster, readlinkSync(cluster)))
  progress(COPY.initialising)
  const password = await createPassword(dataDir)
  const home = canReach(dataDir, user) ? dataDir : await outsideHome()
  const fresh = join(home, `postgres.${process.pid}.${randomBytes(4).toString('hex')}`)
  const onExit = (): void => rmSync(fresh, { recursive: true, force: true, maxRetries: 5 })
  process.once('exit', onExit) // broken off at the terminal: nothing half-made stays behind
  try {
    await mkdir(fresh, { mode: 0o700 })
    if (user.uid !== undefined && user.gid !== undefined) await chown(fresh, user.uid, user.gid)
    await initdb(binaries, fresh, password, user)
    // without a pause: what has its place is never taken away
    if (home === dataDir) renameSync(fresh, cluster)
    else symlinkSync(fresh, cluster)
  } catch (error) {
    await rm(fresh, { recursive: true, force: true })
    if (!existsSync(cluster)) throw error // another process was faster: its folder serves
  } finally {
    process.removeListener('exit', onExit)
  }
}

function checkVersion(dataDir: string, binaries: Binaries): void {
  let found: string
  try {
    found = readFileSync(join(clusterDirOf(dataDir), 'PG_VERSION'), 'utf8').trim()
  } catch (error) {
    throw new DatabaseStartError(COPY.otherOwner(dataDir), { cause: error })
  }
  if (found !== binaries.major) throw new DatabaseStartError(COPY.otherVersion(dataDir, found, binaries.major))
}

async function outsideHome(): Promise<string> {
  try {
    await mkdir(OUTSIDE, { recursive: true, mode: 0o755 })
    return OUTSIDE
  } catch (error) {
    throw new DatabaseStartError(COPY.unreachable(OUTSIDE), { cause: error })
  }
}

async function initdb(binaries: Binaries, folder: string, password: string, user: RunAs): Promise<void> {
  const passwordFile = join(tmpdir(), `minsheng-${randomBytes(8).toString('hex')}`)
  const onExit = (): void => rmSync(passwordFile, { force: true })
  process.once('exit', onExit) // the password never outlives us
  try {
    await writeFile(passwordFile, `${password}\n`, { mode: 0o600, flag: 'wx' })
    if (user.uid !== undefined && user.gid !== undefined) await chown(passwordFile, user.uid, user.gid)
    const flags = ['--encoding=UTF8', '--locale=C', '--auth=scram-sha-256', `--username=${OWNER}`]
    const { code, output } = await run(
      binaries.initdb,
      [`--pgdata=${folder}`, `--pwfile=${passwordFile}`, ...flags],
      user,
    )
    if (code !== 0) throw new DatabaseStartError(COPY.initFailed(output.trim().split('\n').slice(-3).join(' ')))
  } finally {
    await rm(passwordFile, { force: true })
    process.removeListener('exit', onExit)
  }
}

function run(file: string, args: readonly string[], user: RunAs): Promise<{ code: number; output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, {
      ...user,
      cwd: '/',
      env: SERVER_ENV,
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: process.platform !== 'win32',
    })
    const onExit = (): void => killGroup(child.pid)
    process.prependOnceListener('exit', onExit) // before its folder is taken away
    let output = ''
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => {
        output += chunk.toString('utf8')
      })
    child.on('error', (error) => reject(new DatabaseStartError(COPY.cannotRun(error.message), { cause: error })))
    child.on('close', (code) => {
      process.removeListener('exit', onExit)
      resolve({ code: code ?? 1, output })
    })
  })
}

/** Ends a program with those that it started. */
function killGroup(pid: number | undefined): void {
  try {
    if (pid !== undefined) process.kill(process.platform === 'win32' ? pid : -pid, 'SIGKILL')
  } catch {
    // gone already
  }
}

/** Nothing of the person's environment changes how the server sorts, speaks or tells the time. */
const SERVER_ENV = { PATH: process.env['PATH'] ?? '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' }

/** Written once, before the first cluster; of two processes that start at once, the second takes the first one's. */
async function createPassword(dataDir: string): Promise<string> {
  const file = secretFileOf(dataDir)
  const part = `${file}.${process.pid}.part`
  await writeFile(part, JSON.stringify({ password: randomBytes(24).toString('hex') }), { mode: 0o600 })
  await link(part, file).catch(() => undefined)
  await rm(part, { force: true })
  return readPassword(dataDir)
}

export async function readPassword(dataDir: string): Promise<string> {
  const file = secretFileOf(dataDir)
  try {
    const { password } = JSON.parse(await readFile(file, 'utf8')) as { password: string }
    return password
  } catch (error) {
    const denied = (error as NodeJS.ErrnoException).code === 'EACCES'
    throw new DatabaseStartError(denied ? COPY.otherOwner(dataDir) : COPY.passwordMissing(file), { cause: error })
  }
}

/** Server settings that differ from PostgreSQL's own. Durability stays as it comes: every commit is on disk. */
const SETTINGS: Readonly<Record<string, string>> = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '200',
  shared_buffers: '256MB',
  max_wal_size: '2GB',
  jit: 'off', // short statements only
  random_page_cost: '1.1',
  timezone: 'UTC',
  log_timezone: 'UTC',
  lc_messages: 'C',
  // the log keeps no statement and no value: errors reach the program, which knows what may be written down
  log_min_messages: 'log',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
}

const LOG_BYTES = 1_000_000

export interface StartedServer {
  readonly pid: number
  /** Resolves when the process ended by itself. */
  readonly ended: Promise<void>
}

/** Starts the server in a session of its own: a Ctrl-C at the terminal is for us, who then stop it in good order. */
export async function spawnServer(
  dataDir: string,
  binaries: Binaries,
  user: RunAs,
  port: number,
  settings: Readonly<Record<string, string>> = {},
): Promise<StartedServer> {
  const log = logFileOf(dataDir)
  const full = (statSync(log, { throwIfNoEntry: false })?.size ?? 0) > LOG_BYTES
  const out = openSync(log, full ? 'w' : 'a', 0o600)
  try {
    const flags = Object.entries({ ...SETTINGS, ...settings, port: String(port) }).flatMap(([key, value]) => [
      '-c',
      `${key}=${value}`,
    ])
    const child = spawn(binaries.postgres, ['-D', realpathSync(clusterDirOf(dataDir)), ...flags], {
      ...user,
      cwd: dirname(binaries.postgres),
      env: SERVER_ENV,
      detached: true,
      stdio: ['ignore', out, out],
      windowsHide: true,
    })
    const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
    await new Promise<void>((resolve, reject) => {
      child.once('spawn', () => resolve())
      child.once('error', (error) => reject(new DatabaseStartError(COPY.cannotRun(error.message), { cause: error })))
    })
    child.unref()
    return { pid: child.pid ?? 0, ended }
  } finally {
    closeSync(out)
  }
}

export const logFileOf = (dataDir: string): string => join(dataDir, 'postgres.log')
