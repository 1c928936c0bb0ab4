import { join } from 'node:path'
import { postgresStore, type PostgresStore } from '../adapters/postgres'
import { wechatPush } from '../adapters/wechat/push'
import { identifyBearer, jwtTokens } from '../identity'
import { demoIdentityFunction, offeredPersonas } from '../identity/demo'
import { lazyAuditKeys, serverAuditHome } from './audit-home'
import type { Background } from './background'
import { openBackground } from './background-thread'
import { callCounts } from './call-counts'
import type { BackgroundData } from './background.worker'
import { COLLECTIONS } from './collections'
import { keepDaysOf, readConfig, type ServerConfig } from './config'
import { systemClock } from './core'
import { checkInstallation, markDemo } from './demo-mark'
import { seedDemonstration } from './demo-seed'
import { openDatabase } from './embedded-postgres'
import { serverFiles } from './files-home'
import { checkKeys } from './key-marks'
import { takeMediaEvents } from './push-events'
import { readPush, wechatServer } from './wechat-home'
import { START_COPY } from './main-copy'
import { listen, probePort } from './main-listen'
import { openLog } from './main-log'
import { createModules } from './modules'
import { nodeServer } from './node-server'
import { readOutgoing } from './outgoing'
import { serverIdentity } from './server-identity'
import { readServerKeys, servedCity, serverParts } from './server-parts'
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

/** Lies beside this program (`config/build-server.mjs`). */
const BACKGROUND_PROGRAM = 'background.cjs'
const SESSION_SECONDS = 12 * 3600
const ISSUER = { demo: 'minsheng-demo', password: 'minsheng' } as const

/** Refuses what cannot start, before anything takes time. @throws StartRefusal */
export async function checkStart({ environment, workingFolder }: Omit<ServerOptions, 'progress'>): Promise<void> {
  const config = readConfig(environment, workingFolder)
  await probePort(config)
  const keys = readServerKeys(environment, config)
  if (config.auth === 'password') readSignInSettings(environment)
  keepDaysOf(environment)
  serverAuditHome(
    environment,
    config.dataDir,
    lazyAuditKeys(() => keys.audit),
  )
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
  const keys = readServerKeys(options.environment, config)
  const settings = config.auth === 'password' ? readSignInSettings(options.environment) : null
  const opened: (() => Promise<unknown>)[] = []
  // What was opened last is closed first; each once, however often this is called.
  const closeAll = async (): Promise<void> => {
    for (let close = opened.pop(); close !== undefined; close = opened.pop()) await close()
  }
  try {
    const log = openLog(options.environment, config, options.progress)
    opened.push(() => log.close())
    options.progress(START_COPY.openingDatabase)
    const database = await openDatabase({ ...config, role: 'server', progress: options.progress })
    opened.push(() => database.close())
    const { connectionString } = database
    const store = postgresStore({ connectionString, onConnectionLost: () => log.event('database_connection_lost') })
    opened.push(() => store.close())
    await prepareStore(store, config, options.progress)
    if (config.auth === 'password') await checkKeys(store, options.environment)

    let background: Background | null = null
    const wakeRelay = (): void => background?.wake()
    const parts = serverParts(options.environment, config, keys, store, wakeRelay)
    const { surroundings, deps, files, push } = parts
    const tokens = jwtTokens({
      key: keys.token,
      issuer: ISSUER[config.auth],
      lifetimeSeconds: SESSION_SECONDS,
      clock: surroundings.clock,
    })
    if (config.auth === 'demo') await seedDemonstration(deps, surroundings.ids.next(), options.progress)
    const city = servedCity(parts, config)
    background = await openBackground(
      join(__dirname, BACKGROUND_PROGRAM),
      {
        environment: { ...options.environment },
        workingFolder: options.workingFolder,
        connectionString,
      } satisfies BackgroundData,
      log,
    )
    opened.push(background.stop)
    const identity =
      settings === null
        ? demoIdentityFunction({ ...city, tokens })
        : serverIdentity({ ...city, tokens }, settings, { key: keys.token, issuer: ISSUER[config.auth] })
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
      ...(settings === null ? {} : { trustProxy: settings.trustProxy }),
      ...(settings?.rateLimits === true ? { limits: callCounts(surroundings.clock) } : {}),
      ...(options.pagesFolder === undefined ? {} : { pages: { folder: options.pagesFolder, filesFrom: files.from } }),
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
  await store.migrate(COLLECTIONS, () => progress(START_COPY.tablesBusy))
  if (config.auth === 'demo') await markDemo(store)
}
