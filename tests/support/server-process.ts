import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { promisify } from 'node:util'
import { until } from './until'

/** The real server in a process of its own, with the embedded PostgreSQL in `folder/data`. */
export interface ServerProcess {
  readonly child: ChildProcess
  readonly url: string
  /** What it said, line by line: `READY <url>`, `REFUSED <sentence>`, `STOPPED`. */
  readonly said: readonly string[]
  /** Its exit code; null when a signal ended it. */
  readonly ended: Promise<number | null>
  /** Ends it as an operator does. */
  stop(): Promise<number | null>
}

/** Bundles the server when its sources are newer than the bundle. */
export async function buildServerBundle(): Promise<string> {
  const build = `import('${resolve('config/build-server.mjs')}').then(({ buildServer }) => buildServer())`
  await promisify(execFile)(process.execPath, ['-e', build])
  return resolve('dist/server/main.cjs')
}

/** A folder for a server's data that the database's own user can pass through. */
export function dataFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'minsheng-process-'))
  chmodSync(folder, 0o755)
  return folder
}

/** Names the folder in which the run's demonstration city is seeded; Jest's workers inherit it. */
export const SEEDED_FOLDER = 'MINSHENG_TEST_SEEDED'

/**
 * Puts the demonstration city, as it is when it was just opened, into a folder that holds no data yet. Whoever wants it
 * first seeds it, once for the whole run.
 */
export async function copySeededData(folder: string): Promise<void> {
  const home = process.env[SEEDED_FOLDER]
  if (home === undefined) throw new Error('nowhere to seed a city: this suite has no globalSetup')
  const [seeded, seeding] = [join(home, 'seeded'), join(home, 'seeding')]
  await until('the seeded city', async () => {
    if (existsSync(seeded)) return true
    try {
      mkdirSync(seeding)
    } catch {
      return false // another process is at it
    }
    try {
      if (!existsSync(seeded)) await seedInto(seeding, seeded)
    } finally {
      rmSync(seeding, { recursive: true, force: true })
    }
    return true
  })
  // Owners and rights go along: the database refuses a folder that is not its user's own.
  await promisify(execFile)('cp', ['-a', join(seeded, 'data'), folder])
}

/** Seeds by a server's first start; the folder gets its name once the city is whole. */
async function seedInto(seeding: string, seeded: string): Promise<void> {
  chmodSync(seeding, 0o755)
  const server = await startServerProcess(await buildServerBundle(), seeding)
  const code = await server.stop()
  if (code !== 0) throw new Error(`the server that seeds ended with ${String(code)}: ${server.said.join('\n')}`)
  // Each copy's database takes a port of its own: on one port, who reconnects while theirs is away would find another's.
  rmSync(join(seeding, 'data', 'postgres.port'))
  renameSync(seeding, seeded)
}

/** What a city sets for a server whose people sign in themselves. */
export const CITY_SETTINGS = {
  AUTH: 'password',
  TOKEN_KEY: Buffer.alloc(32, 1).toString('base64'),
  CONTACT_KEY: Buffer.alloc(32, 2).toString('base64'),
  CONTACT_KEY_ID: 'test',
  AUDIT_KEY: Buffer.alloc(32, 3).toString('base64'),
  AUDIT_KEY_ID: 'test',
} as const

type Environment = Readonly<Record<string, string>>

/** Starts the server and waits for its first word. @throws Error with what it said when it does not get ready. */
export async function startServerProcess(
  bundle: string,
  folder: string,
  environment: Environment = {},
): Promise<ServerProcess> {
  const { first, ...server } = await spawnServer(bundle, folder, environment)
  const url = /^READY (.*)$/.exec(first)?.[1]
  if (url === undefined) throw new Error(`the server did not get ready: ${server.said.join('\n')}`)
  return { ...server, url }
}

/** What a server that must not start says before it ends with 1. @throws Error when it starts, or ends otherwise. */
export async function refusalOfServer(bundle: string, folder: string, environment: Environment = {}): Promise<string> {
  const { first, said, ended, stop } = await spawnServer(bundle, folder, environment)
  const sentence = /^REFUSED (.*)$/.exec(first)?.[1]
  if (sentence === undefined) await stop()
  const code = await ended
  if (sentence === undefined || code !== 1) throw new Error(`the server ended with ${String(code)}: ${said.join('\n')}`)
  return sentence
}

async function spawnServer(bundle: string, folder: string, environment: Environment) {
  const driver = resolve('tests/integration/server.driver.mjs')
  const { PATH = '', HOME = '' } = process.env
  const child = spawn(process.execPath, [driver, bundle, folder], {
    env: { PATH, HOME, PORT: '0', DATA_DIR: join(folder, 'data'), ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const said: string[] = []
  child.stderr.on('data', (chunk: Buffer) => said.push(chunk.toString()))
  const ended = new Promise<number | null>((done) => child.once('exit', (code) => done(code)))
  const first = await new Promise<string>((done) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      said.push(line)
      done(line)
    })
    void ended.then(() => done(''))
  })
  const stop = (): Promise<number | null> => {
    child.kill('SIGTERM')
    return ended
  }
  return { child, first, said, ended, stop }
}

/** The database process of a data folder, as its own pid file names it; null when there is none. */
export function postmasterOf(folder: string): number | null {
  try {
    return Number(readFileSync(join(folder, 'data', 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0])
  } catch {
    return null
  }
}

/** Whether a process runs; one that ended and was not yet collected (a container's first process may never) does not. */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return process.platform !== 'linux' || !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'))
  } catch {
    return false
  }
}
