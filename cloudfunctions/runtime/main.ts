import { Cron } from 'croner'
import { type AddressInfo, createServer } from 'node:net'
import { postgresStore, type PostgresStore } from '../adapters/postgres'
import { identifyBearer, identityFunction, jwtTokens, type Tokens } from '../identity'
import { demoIdentityFunction, demoStaff } from '../identity/demo'
import { insightProjector } from '../insight'
import { relayOutbox } from '../shared/outbox/relay'
import { COLLECTIONS } from './collections'
import { readConfig, type ServerConfig, StartRefusal } from './config'
import { REFUSALS } from './config-copy'
import { moduleDeps, realSurroundings } from './core'
import { checkInstallation, markDemo } from './demo-mark'
import { seedDemonstration } from './demo-seed'
import { openDatabase } from './embedded-postgres'
import { aesContactVault, readContactKey, readTokenKey } from './keys'
import { START_COPY } from './main-copy'
import { openLog, type ServerLog } from './main-log'
import { createModules, type ModuleDeps } from './modules'
import { nodeServer } from './node-server'
import { relayWaker } from './relay-waker'
import { TICK } from './schedule'
import { insightJobs, messagesJobs } from './schedule-jobs'
import { runDueJobs } from './schedule-run'

export { StartRefusal } from './config'

export interface ServerOptions {
  readonly environment: Readonly<Record<string, string | undefined>>
  readonly workingFolder: string
  /** The built H5 client; absent: API only. */
  readonly pagesFolder?: string
  /** Told in Chinese what takes a moment. */
  readonly progress: (what: string) => void
}

/** A server that answers. */
export interface RunningServer {
  readonly url: string
  readonly config: ServerConfig
  readonly personas: readonly { readonly persona: string; readonly name: string; readonly what: string }[]
  readonly logFile: string | null
  /** Answers what is in flight, then ends everything that was started. */
  stop(): Promise<void>
}

const SESSION_SECONDS = { demo: 12 * 3600, token: 2 * 3600 } as const
const ISSUER = { demo: 'minsheng-demo', token: 'minsheng' } as const
/** All jobs of one tick, milliseconds; ticks do not overlap. */
const TICK_BUDGET_MS = 45_000

/** Refuses what cannot start, before anything takes time. @throws StartRefusal */
export async function checkStart({ environment, workingFolder }: Omit<ServerOptions, 'progress'>): Promise<void> {
  const config = readConfig(environment, workingFolder)
  readTokenKey(environment, config.auth, config.dataDir)
  readContactKey(environment, config.auth, config.dataDir)
  await probePort(config)
}

/**
 * Opens the database, brings it up to date, fills the demonstration and starts to answer.
 * @throws StartRefusal or DatabaseStartError with a Chinese sentence; what was opened is closed again.
 */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const config = readConfig(options.environment, options.workingFolder)
  const tokenKey = readTokenKey(options.environment, config.auth, config.dataDir)
  const contactKey = readContactKey(options.environment, config.auth, config.dataDir)
  await probePort(config)
  const opened: (() => Promise<unknown>)[] = []
  // What was opened last is closed first; each once, however often this is called.
  const closeAll = async (): Promise<void> => {
    for (let close = opened.pop(); close !== undefined; close = opened.pop()) await close()
  }
  try {
    const log = openLog(options.environment, config)
    opened.push(() => log.close())
    options.progress(START_COPY.openingDatabase)
    const database = await openDatabase({ ...config, role: 'server', progress: options.progress })
    opened.push(() => database.close())
    const store = postgresStore({
      connectionString: database.connectionString,
      onConnectionLost: () => log.event('database_connection_lost'),
    })
    opened.push(() => store.close())
    await prepareStore(store, config, options.progress)

    const surroundings = realSurroundings()
    const tokens = jwtTokens({
      key: tokenKey,
      issuer: ISSUER[config.auth],
      lifetimeSeconds: SESSION_SECONDS[config.auth],
      clock: surroundings.clock,
    })
    const holder = surroundings.ids.next()
    const waker = relayWaker(() =>
      relayOutbox({ store, clock: surroundings.clock, holder }, insightProjector, { goOn: () => true }),
    )
    opened.push(() => waker.stop())
    const deps = moduleDeps(surroundings, store, aesContactVault(contactKey), waker.wake)
    if (config.auth === 'demo')
      await seedDemonstration({ ...deps, wakeRelay: () => undefined }, holder, options.progress)
    const city = config.auth === 'demo' ? { ...deps, staff: demoStaff(deps.staff, deps.directory) } : deps
    const tick = startTick(city, holder, log)
    opened.push(() => tick.stop())
    return await listen({ options, config, store, deps: city, tokens, log, closeAll, opened })
  } catch (error) {
    await closeAll().catch(() => undefined)
    throw error
  }
}

async function prepareStore(
  store: PostgresStore,
  config: ServerConfig,
  progress: ServerOptions['progress'],
): Promise<void> {
  await checkInstallation(store, config.auth)
  progress(START_COPY.migrating)
  await store.migrate(COLLECTIONS)
  if (config.auth === 'demo') await markDemo(store)
}

interface Listening {
  readonly options: ServerOptions
  readonly config: ServerConfig
  readonly store: PostgresStore
  readonly deps: ModuleDeps
  readonly tokens: Tokens
  readonly log: ServerLog
  readonly opened: (() => Promise<unknown>)[]
  closeAll(): Promise<void>
}

async function listen({
  options,
  config,
  store,
  deps,
  tokens,
  log,
  opened,
  closeAll,
}: Listening): Promise<RunningServer> {
  const { port, host, auth } = config
  const identity = auth === 'demo' ? demoIdentityFunction({ ...deps, tokens }) : identityFunction(deps)
  const app = nodeServer({
    modules: [...createModules(deps), identity],
    identify: identifyBearer(tokens, store),
    isReady: async () => {
      await store.ping()
      return true
    },
    ids: deps.ids,
    log: log.access,
    onlyThisMachine: auth === 'demo',
    ...(options.pagesFolder === undefined ? {} : { pages: { folder: options.pagesFolder } }),
  })
  opened.push(() => app.close())
  try {
    await app.listen({ port, host })
  } catch (error) {
    throw listenRefusal(error as Error, config)
  }
  const { port: realPort } = app.server.address() as AddressInfo
  const named = host.includes(':') ? `[${host}]` : host
  const personas = auth === 'demo' ? await offered(identity) : []
  return {
    url: `http://${named === '127.0.0.1' || named === '0.0.0.0' ? 'localhost' : named}:${realPort}`,
    config,
    personas,
    logFile: log.file,
    stop: closeAll,
  }
}

/** The personas as the login page gets them. */
async function offered(identity: ReturnType<typeof demoIdentityFunction>): Promise<RunningServer['personas']> {
  const { body } = await identity.call({
    procedure: 'demo_personas',
    input: {},
    traceId: 'start',
    identify: async () => null,
  })
  return body.ok ? (body.data as { items: RunningServer['personas'] }).items : []
}

/** Asks for the port before anything takes time. */
async function probePort(config: ServerConfig): Promise<void> {
  const probe = createServer()
  await new Promise<void>((resolve, reject) => {
    probe.once('error', (error) => reject(listenRefusal(error, config)))
    probe.listen(config.port, config.host, () => probe.close(() => resolve()))
  })
}

function listenRefusal(error: Error & { code?: string }, { port, host }: ServerConfig): Error {
  const { code } = error
  if (code === 'EADDRINUSE') return new StartRefusal(REFUSALS.portTaken(port))
  if (code === 'EACCES') return new StartRefusal(REFUSALS.portForbidden(port))
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') return new StartRefusal(REFUSALS.hostUnknown(host))
  return error
}

/** Runs what is due every minute until it is stopped; a run under way is waited for. */
function startTick(deps: ModuleDeps, holder: string, log: ServerLog): { stop(): Promise<void> } {
  let running: Promise<void> = Promise.resolve()
  const run = async (): Promise<void> => {
    for (const { job, ended, defect } of await runDueJobs(
      { ...messagesJobs, ...insightJobs },
      { deps, holder },
      TICK_BUDGET_MS,
    ))
      if (ended === 'failed') log.event('job_failed', { job, ...(defect === undefined ? {} : { defect }) })
  }
  const cron = new Cron(TICK.cron, { protect: true, unref: true }, () => (running = run()))
  void cron.trigger()
  return {
    async stop() {
      cron.stop()
      await running
    },
  }
}
