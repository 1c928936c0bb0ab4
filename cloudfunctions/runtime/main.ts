import { postgresStore, type PostgresStore } from '../adapters/postgres'
import { wechatPush } from '../adapters/wechat/push'
import { identifyBearer, jwtTokens, openidOf } from '../identity'
import { demoIdentityFunction, demoStaff, offeredPersonas } from '../identity/demo'
import { COLLECTIONS } from './collections'
import { keepDaysOf, readConfig, type ServerConfig } from './config'
import { moduleDeps, realSurroundings, systemClock } from './core'
import { checkInstallation, markDemo } from './demo-mark'
import { seedDemonstration } from './demo-seed'
import { openDatabase } from './embedded-postgres'
import { lazyAuditKeys, serverAuditHome } from './audit-home'
import { serverFiles } from './files-home'
import { takeMediaEvents } from './push-events'
import { localSafety, serverMediaCheck, serverSafety } from './safety-home'
import { readPush, wechatServer } from './wechat-home'
import { aesContactVault, readAuditKeys, readContactKey, readTokenKey } from './keys'
import { START_COPY } from './main-copy'
import { listen, probePort } from './main-listen'
import { openLog } from './main-log'
import { startSealing, startTick } from './main-tick'
import { createModules, type ModuleDeps } from './modules'
import { nodeServer } from './node-server'
import { readOutgoing } from './outgoing'
import { relayAll } from './relay-all'
import { relayWaker } from './relay-waker'
import { serverIdentity } from './server-identity'
import { readSignInSettings } from './sign-in-settings'

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

/** PostgreSQL bears larger transactions than CloudBase: a rollup is then written less often. */
const RELAY_BATCH = 200
const SESSION_SECONDS = 12 * 3600
const ISSUER = { demo: 'minsheng-demo', password: 'minsheng' } as const

/** Refuses what cannot start, before anything takes time. @throws StartRefusal */
export async function checkStart({ environment, workingFolder }: Omit<ServerOptions, 'progress'>): Promise<void> {
  const config = readConfig(environment, workingFolder)
  await probePort(config)
  readTokenKey(environment, config.auth, config.dataDir)
  readContactKey(environment, config.auth, config.dataDir)
  readAuditKeys(environment, config.auth, config.dataDir)
  if (config.auth === 'password') readSignInSettings(environment)
  readOutgoing(environment, systemClock)
  const files = serverFiles(environment, config.dataDir, new Uint8Array(32))
  readPush(environment, wechatServer(environment, systemClock), files.signed !== null)
}

/**
 * Opens the database, brings it up to date, fills the demonstration and starts to answer.
 * @throws StartRefusal or DatabaseStartError with a Chinese sentence; what was opened is closed again.
 */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const config = readConfig(options.environment, options.workingFolder)
  await probePort(config)
  const tokenKey = readTokenKey(options.environment, config.auth, config.dataDir)
  const contactKey = readContactKey(options.environment, config.auth, config.dataDir)
  const localList = localSafety(options.environment)
  const auditKeys = readAuditKeys(options.environment, config.auth, config.dataDir)
  const settings = config.auth === 'password' ? readSignInSettings(options.environment) : null
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

    const surroundings = realSurroundings(store)
    const tokens = jwtTokens({
      key: tokenKey,
      issuer: ISSUER[config.auth],
      lifetimeSeconds: SESSION_SECONDS,
      clock: surroundings.clock,
    })
    const holder = surroundings.ids.next()
    const waker = relayWaker(() =>
      relayAll({ ...deps, holder, batch: RELAY_BATCH, onSetAside: log.setAside }, { goOn: () => true }),
    )
    opened.push(() => waker.stop())
    const audit = serverAuditHome(
      options.environment,
      config.dataDir,
      lazyAuditKeys(() => auditKeys),
    )
    const files = serverFiles(options.environment, config.dataDir, tokenKey)
    const wechat = wechatServer(options.environment, surroundings.clock)
    const vault = aesContactVault(contactKey)
    const openids = (id: string) => openidOf({ store, vault }, id, surroundings.clock.now())
    const safety = serverSafety(localList, wechat, openids)
    const push = readPush(options.environment, wechat, files.signed !== null)
    const mediaCheck =
      push === undefined || wechat === undefined
        ? {}
        : { mediaCheck: serverMediaCheck(wechat, openids, push.publicUrl) }
    const deps: ModuleDeps = {
      ...moduleDeps(surroundings, store, vault, waker.wake, audit, safety),
      kept: store.kept,
      files: { ...files, ...mediaCheck },
      outgoing: readOutgoing(options.environment, surroundings.clock, wechat),
      ...keepDaysOf(options.environment),
    }
    if (config.auth === 'demo')
      await seedDemonstration({ ...deps, wakeRelay: () => undefined }, holder, options.progress)
    const city = config.auth === 'demo' ? { ...deps, staff: demoStaff(deps.staff, deps.directory) } : deps
    const tick = startTick(city, holder, log)
    opened.push(() => tick.stop())
    const sealing = startSealing(city, holder, log)
    opened.push(() => sealing.stop())
    const identity =
      settings === null
        ? demoIdentityFunction({ ...city, tokens })
        : serverIdentity({ ...city, tokens }, settings, { key: tokenKey, issuer: ISSUER[config.auth] })
    const app = nodeServer({
      ...(files.signed === null ? {} : { files: files.signed }),
      ...(push === undefined
        ? {}
        : { push: { door: wechatPush(push.settings, surroundings.clock), take: takeMediaEvents(city) } }),
      modules: [...createModules(city), identity],
      identify: identifyBearer(
        tokens,
        store.kept,
        settings === null ? undefined : { ...surroundings, store, policies: settings.policies },
      ),
      isReady: () => store.ping().then(() => true),
      ids: surroundings.ids,
      log: log.access,
      onlyThisMachine: config.auth === 'demo',
      ...(settings === null ? {} : { trustProxy: settings.trustProxy, limited: settings.rateLimits }),
      ...(options.pagesFolder === undefined ? {} : { pages: { folder: options.pagesFolder } }),
    })
    opened.push(() => app.close())
    const url = await listen(app, config)
    const personas = config.auth === 'demo' ? offeredPersonas(await city.directory.current()) : []
    return { url, config, personas, logFile: log.file, stop: closeAll }
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
