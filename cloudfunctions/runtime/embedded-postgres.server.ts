import { readFile } from 'node:fs/promises'
import type { Binaries } from './embedded-postgres.binaries'
import { clusterDirOf, logFileOf, readPassword, spawnServer } from './embedded-postgres.cluster'
import { COPY, DatabaseStartError } from './embedded-postgres.copy'
import { choosePort } from './embedded-postgres.port'
import {
  endWhenUnused,
  findPostmaster,
  pause,
  POLL_MS,
  type Postmaster,
  stopPostmaster,
} from './embedded-postgres.postmaster'
import { connectionStringOf, joinServer, type Session } from './embedded-postgres.session'
import type { RunAs } from './embedded-postgres.user'

/** What a server is run with. */
interface EmbeddedServerOptions {
  readonly dataDir: string
  readonly binaries: Binaries
  readonly user: RunAs
  readonly progress: (what: string) => void
  readonly role: 'server' | 'command'
  /** Further server settings (tests). */
  readonly settings: Readonly<Record<string, string>>
}

/** How long a start may take altogether: recovery after a crash of a large database is part of it. */
const START_MS = 300_000
/** A killed server's connection may outlive it for a moment. */
const IN_USE_MS = 3_000
/** Somebody stopped the database in good order: perhaps to start it again. */
const STOPPED_MS = 10_000

/** This process's hold on the embedded server of a data folder: finds it or starts it, keeps it up, lets it go. */
export class EmbeddedServer {
  connectionString = ''
  private session: Session | null = null
  private postmaster: Postmaster | null = null
  /** The database server that this process started. */
  private spawned: number | undefined
  /** Whether this process has the server's place. */
  private isServer = false
  private closing = false
  private recovery: Promise<void> = Promise.resolve()
  /** Whether the server ran before us. */
  private found = false
  private readonly onExit = (): void => {
    const pid = this.isServer ? this.postmaster?.pid : this.spawned
    if (pid !== undefined) endWhenUnused(this.options.dataDir, pid, pid === this.spawned)
  }

  constructor(private readonly options: EmbeddedServerOptions) {}

  async open(): Promise<void> {
    // a command that ends without closing leaves the database as it is: others may be using it
    if (this.options.role === 'server') process.once('exit', this.onExit)
    this.session = await this.join(this.options.progress)
    if (this.options.role === 'server') {
      await this.takeServerPlace(this.session)
      this.isServer = true
      if (this.found) this.options.progress(COPY.takingOver)
    }
    this.watch(this.session)
  }

  /** Who leaves last stops the server; while others use it, it runs on. */
  async close(): Promise<void> {
    if (this.closing) return
    this.closing = true
    process.removeListener('exit', this.onExit)
    await this.recovery
    const { dataDir, binaries } = this.options
    const { session, postmaster } = this
    const last = (await session?.isLast().catch(() => false)) ?? false
    if (last && postmaster !== null) await stopPostmaster(dataDir, postmaster.pid, binaries.postgres)
    await session?.end()
  }

  /** Finds or starts the server and joins it. Two processes that start at once end up on one server. */
  private async join(progress: (what: string) => void): Promise<Session> {
    const { dataDir } = this.options
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
    const { dataDir, binaries, user, settings } = this.options
    progress(COPY.starting)
    const port = await choosePort(dataDir)
    let running = true
    const server = await spawnServer(dataDir, binaries, user, port, settings)
    this.spawned = server.pid
    void server.ended.then(() => {
      running = false
      this.spawned = undefined
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
    process.removeListener('exit', this.onExit) // it is not ours to stop
    await session.end()
    throw new DatabaseStartError(COPY.inUse(this.options.dataDir))
  }

  /** Brings the server back on the same port when it goes away under a running server process. */
  private watch(session: Session): void {
    void session.ended.then(() => {
      if (!this.closing && this.options.role === 'server') this.recovery = this.recover()
    })
  }

  private async recover(): Promise<void> {
    const crashed = await this.leftItsFile()
    for (let waited = 0; !crashed && !this.closing && waited < STOPPED_MS; waited += 100) {
      if ((await findPostmaster(this.options.dataDir)) !== null) break
      await pause(100)
    }
    for (let wait = 500; !this.closing; wait = Math.min(wait * 2, 10_000))
      try {
        this.session = await this.join(() => undefined)
        await this.session.becomeServer()
        this.options.progress(COPY.restarted)
        this.watch(this.session)
        return
      } catch {
        await pause(wait)
      }
  }

  /** A server that was stopped in good order takes its pid file with it, a moment after it ended our session. */
  private async leftItsFile(): Promise<boolean> {
    const { pid } = this.postmaster ?? { pid: 0 }
    for (let waited = 0; waited < 5_000; waited += POLL_MS) {
      const found = await findPostmaster(this.options.dataDir)
      if (found?.pid !== pid) break
      await pause(POLL_MS)
    }
    return readFile(`${clusterDirOf(this.options.dataDir)}/postmaster.pid`).then(
      () => true,
      () => false,
    )
  }
}

async function lastLine(file: string): Promise<string> {
  const text = await readFile(file, 'utf8').catch(() => '')
  return text.trim().split('\n').at(-1) ?? ''
}
