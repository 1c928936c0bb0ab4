import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join, resolve } from 'node:path'
import { type Binaries, prepareBinaries } from './embedded-postgres.binaries'
import { clusterDirOf, ensureCluster, logFileOf, readPassword, spawnServer } from './embedded-postgres.cluster'
import { COPY, DatabaseStartError } from './embedded-postgres.copy'
import {
  endWhenUnused,
  findPostmaster,
  pause,
  POLL_MS,
  type Postmaster,
  stopPostmaster,
} from './embedded-postgres.postmaster'
import { connectionStringOf, joinServer, type Session } from './embedded-postgres.session'
import { chooseUser, type RunAs } from './embedded-postgres.user'

export { DatabaseStartError } from './embedded-postgres.copy'

export interface DatabaseOptions {
  readonly dataDir: string
  /** Set: nothing is started, that database is used. */
  readonly databaseUrl?: string
  /** One `server` per data folder; any number of `command`s join it, or start the database for themselves. */
  readonly role: 'server' | 'command'
  /** Told in Chinese what takes a moment. */
  readonly progress?: (what: string) => void
  /** Further server settings (tests). */
  readonly settings?: Readonly<Record<string, string>>
}

export interface OpenDatabase {
  readonly connectionString: string
  /** Leaves the database; who leaves last stops it. */
  close(): Promise<void>
}

/**
 * The database that this process works on: the one of `databaseUrl`, else the embedded PostgreSQL in the data folder,
 * found running (left by a killed process, or in use by another one of ours) or started.
 * @throws DatabaseStartError with a Chinese sentence for the person at the terminal.
 */
export async function openDatabase(options: DatabaseOptions): Promise<OpenDatabase> {
  if (options.databaseUrl !== undefined && options.databaseUrl !== '')
    return { connectionString: options.databaseUrl, close: async () => undefined }
  const dataDir = resolve(options.dataDir)
  const progress = options.progress ?? (() => undefined)
  await mkdir(dataDir, { recursive: true })
  const user = chooseUser(clusterDirOf(dataDir))
  const binaries = await prepareBinaries(dataDir, user, progress)
  await ensureCluster(dataDir, binaries, user, progress)
  const embedded = new EmbeddedServer({ dataDir, binaries, user, progress, options })
  await embedded.open()
  return { connectionString: embedded.connectionString, close: () => embedded.close() }
}

interface Surroundings {
  readonly dataDir: string
  readonly binaries: Binaries
  readonly user: RunAs
  readonly progress: (what: string) => void
  readonly options: DatabaseOptions
}

/** How long a start may take altogether: recovery after a crash of a large database is part of it. */
const START_MS = 300_000
/** A killed server's connection may outlive it for a moment. */
const IN_USE_MS = 3_000
/** Somebody stopped the database in good order: perhaps to start it again. */
const STOPPED_MS = 10_000

class EmbeddedServer {
  connectionString = ''
  private session: Session | null = null
  private postmaster: Postmaster | null = null
  private closing = false
  /** Whether the server ran before us. */
  private found = false
  private readonly onExit = (): void => {
    if (this.postmaster !== null) endWhenUnused(this.postmaster.pid)
  }

  constructor(private readonly around: Surroundings) {}

  async open(): Promise<void> {
    this.session = await this.join(this.around.progress)
    if (this.around.options.role === 'server') {
      await this.takeServerPlace(this.session)
      if (this.found) this.around.progress(COPY.takingOver)
    }
    process.once('exit', this.onExit)
    void this.watch(this.session)
  }

  async close(): Promise<void> {
    if (this.closing) return
    this.closing = true
    process.removeListener('exit', this.onExit)
    const { session, postmaster } = this
    const last = (await session?.isLast().catch(() => false)) ?? false
    if (last && postmaster !== null)
      await stopPostmaster(this.around.dataDir, postmaster.pid, this.around.binaries.postgres)
    await session?.end()
  }

  /** Finds or starts the server and joins it. Two processes that start at once end up on one server. */
  private async join(progress: (what: string) => void): Promise<Session> {
    const { dataDir } = this.around
    const password = await readPassword(dataDir)
    const began = Date.now()
    let told = false
    let failure: unknown
    let attempts = 0
    while (Date.now() - began < START_MS) {
      const found = await findPostmaster(dataDir)
      if (found === null) {
        attempts += 1
        if (attempts > 5) break
        failure = await this.start(progress)
        continue
      }
      if (found.ready)
        try {
          const connectionString = connectionStringOf(found.port, password)
          const session = await joinServer(connectionString)
          this.found = attempts === 0
          this.connectionString = connectionString
          this.postmaster = found
          return session
        } catch (error) {
          failure = error // just stopping, or just starting: look again
        }
      if (!told && Date.now() - began > 2_000) {
        told = true
        progress(COPY.recovering)
      }
      await pause(POLL_MS)
    }
    const log = logFileOf(dataDir)
    throw new DatabaseStartError(COPY.startFailed(log, await lastLine(log)), { cause: failure })
  }

  /** Starts the server on the port it had last, else on a free one, and waits until its pid file says something. */
  private async start(progress: (what: string) => void): Promise<unknown> {
    const { dataDir, binaries, user, options } = this.around
    progress(COPY.starting)
    const port = await choosePort(dataDir)
    let running = true
    const server = await spawnServer(dataDir, binaries, user, port, options.settings)
    void server.ended.then(() => {
      running = false
    })
    while (running && (await findPostmaster(dataDir)) === null) await pause(POLL_MS)
    return running ? undefined : new Error('the server ended while it started')
  }

  private async takeServerPlace(session: Session): Promise<void> {
    for (let waited = 0; ; waited += 100) {
      if (await session.becomeServer()) return
      if (waited >= IN_USE_MS) break
      await pause(100)
    }
    await session.end()
    throw new DatabaseStartError(COPY.inUse(this.around.dataDir))
  }

  /** Brings the server back on the same port when it goes away under a running process. */
  private async watch(session: Session): Promise<void> {
    await session.ended
    if (this.closing || this.around.options.role !== 'server') return
    const crashed = await this.leftItsFile()
    for (let waited = 0; !crashed && waited < STOPPED_MS; waited += 100) {
      if ((await findPostmaster(this.around.dataDir)) !== null || this.closing) break
      await pause(100)
    }
    for (let wait = 500; !this.closing; wait = Math.min(wait * 2, 10_000))
      try {
        const again = await this.join(() => undefined)
        if (this.closing) return void again.end()
        this.session = again
        await again.becomeServer()
        this.around.progress(COPY.restarted)
        void this.watch(again)
        return
      } catch {
        await pause(wait)
      }
  }

  /** A server that was stopped in good order takes its pid file with it, a moment after it ended our session. */
  private async leftItsFile(): Promise<boolean> {
    const { pid } = this.postmaster ?? { pid: 0 }
    for (let waited = 0; waited < 5_000; waited += POLL_MS) {
      const found = await findPostmaster(this.around.dataDir)
      if (found?.pid !== pid) break
      await pause(POLL_MS)
    }
    return readFile(`${clusterDirOf(this.around.dataDir)}/postmaster.pid`).then(
      () => true,
      () => false,
    )
  }
}

/** The port of the last time, so that who reconnects after a break finds it; another one where that is taken. */
async function choosePort(dataDir: string): Promise<number> {
  const file = join(dataDir, 'postgres.port')
  const last = Number.parseInt(await readFile(file, 'utf8').catch(() => ''), 10)
  const port = (Number.isInteger(last) && (await listenOnce(last))) || (await listenOnce(0))
  await writeFile(file, `${port}\n`)
  return port
}

/** Listens for a moment. @returns the port, 0 when it is taken. */
function listenOnce(port: number): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer()
    probe.once('error', () => resolve(0))
    probe.listen(port, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0))
    })
  })
}

async function lastLine(file: string): Promise<string> {
  const text = await readFile(file, 'utf8').catch(() => '')
  return text.trim().split('\n').at(-1) ?? ''
}
