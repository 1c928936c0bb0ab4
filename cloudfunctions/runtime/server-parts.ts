import type { PostgresStore } from '../adapters/postgres'
import { openidOf } from '../identity'
import { demoStaff } from '../identity/demo'
import type { Surroundings } from '../shared/kernel/core-deps'
import { lazyAuditKeys, serverAuditHome } from './audit-home'
import { keepDaysOf, type ServerConfig } from './config'
import { moduleDeps, realSurroundings } from './core'
import { type ServerFiles, serverFiles } from './files-home'
import { aesContactVault, readAuditKeys, readContactKey, readTokenKey } from './keys'
import type { ModuleDeps } from './modules'
import { readOutgoing } from './outgoing'
import { localSafety, serverMediaCheck, serverSafety } from './safety-home'
import { type PushHome, readPush, type WechatServer, wechatServer } from './wechat-home'

type Environment = Readonly<Record<string, string | undefined>>

/** What the keys and lists of an installation say; read before anything is opened. @throws StartRefusal */
export function readServerKeys(environment: Environment, { auth, dataDir }: ServerConfig) {
  return {
    token: readTokenKey(environment, auth, dataDir),
    contact: readContactKey(environment, auth, dataDir),
    audit: readAuditKeys(environment, auth, dataDir),
    words: localSafety(environment),
  }
}
export type ServerKeys = ReturnType<typeof readServerKeys>

/** What a server consists of, once for the thread that answers and once for the one that works behind it. */
export interface ServerParts {
  readonly surroundings: Surroundings
  readonly deps: ModuleDeps
  readonly files: ServerFiles
  readonly wechat: WechatServer | undefined
  readonly push: PushHome | undefined
}

/** @throws StartRefusal */
export function serverParts(
  environment: Environment,
  config: ServerConfig,
  keys: ServerKeys,
  store: PostgresStore,
  wakeRelay: () => void,
): ServerParts {
  const surroundings = realSurroundings(store)
  const audit = serverAuditHome(
    environment,
    config.dataDir,
    lazyAuditKeys(() => keys.audit),
  )
  const files = serverFiles(environment, config.dataDir, keys.token)
  const wechat = wechatServer(environment, surroundings.clock)
  const vault = aesContactVault(keys.contact)
  const openids = (id: string) => openidOf({ store, vault }, id, surroundings.clock.now())
  const safety = serverSafety(keys.words, wechat, openids)
  const push = readPush(environment, wechat, files.signed !== null)
  const mediaCheck =
    push === undefined || wechat === undefined ? {} : { mediaCheck: serverMediaCheck(wechat, openids, push.publicUrl) }
  const deps: ModuleDeps = {
    ...moduleDeps(surroundings, store, vault, wakeRelay, audit, safety),
    kept: store.kept,
    files: { ...files, ...mediaCheck },
    outgoing: readOutgoing(environment, surroundings.clock, wechat),
    ...keepDaysOf(environment),
  }
  return { surroundings, deps, files, wechat, push }
}

/** The same for the city as it is served: the demonstration knows its personas beside the accounts. */
export const servedCity = ({ deps }: ServerParts, { auth }: ServerConfig): ModuleDeps =>
  auth === 'demo' ? { ...deps, staff: demoStaff(deps.staff, deps.directory) } : deps
