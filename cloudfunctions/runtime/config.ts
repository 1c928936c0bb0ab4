import { isIP } from 'node:net'
import { resolve } from 'node:path'
import { REFUSALS } from './config-copy'

/** Why the server does not start: one Chinese sentence for whoever started it, no stack. */
export class StartRefusal extends Error {
  override readonly name = 'StartRefusal'
}

/** How people sign in: `demo` by persona on this machine only; `password` as in a real city (formerly named `token`). */
export type AuthMode = 'demo' | 'password'

/** What the environment settles. */
export interface ServerConfig {
  readonly port: number
  readonly host: string
  /** Absolute. Holds the embedded database, demonstration keys and the log. */
  readonly dataDir: string
  /** Absent: the embedded PostgreSQL in `dataDir`. */
  readonly databaseUrl?: string
  readonly auth: AuthMode
}

type Environment = Readonly<Record<string, string | undefined>>

/** An unset variable and an empty one are the same. */
export const settingOf = (environment: Environment, name: string): string | undefined => {
  const value = environment[name]?.trim()
  return value === undefined || value === '' ? undefined : value
}

/** Reads PORT, HOST, DATA_DIR, DATABASE_URL and AUTH. @throws StartRefusal for what cannot be. */
export function readConfig(environment: Environment, workingFolder: string): ServerConfig {
  const asked = settingOf(environment, 'AUTH') ?? 'demo'
  const auth = asked === 'token' ? 'password' : asked
  if (auth !== 'demo' && auth !== 'password') throw new StartRefusal(REFUSALS.unknownAuth)
  const host = settingOf(environment, 'HOST') ?? '127.0.0.1'
  if (auth === 'demo' && !isLoopback(host)) throw new StartRefusal(REFUSALS.demoBeyondLoopback(host))
  const databaseUrl = settingOf(environment, 'DATABASE_URL')
  if (databaseUrl !== undefined && !isPostgresUrl(databaseUrl)) throw new StartRefusal(REFUSALS.badDatabaseUrl)
  return {
    port: readPort(settingOf(environment, 'PORT') ?? '3000'),
    host,
    dataDir: resolve(workingFolder, settingOf(environment, 'DATA_DIR') ?? '.data'),
    ...(databaseUrl === undefined ? {} : { databaseUrl }),
    auth,
  }
}

/** Whether something can be asked of it over HTTP: `https://…` or `http://…`, whole. */
export const isWebAddress = (text: string): boolean => /^https?:\/\//i.test(text) && URL.canParse(text)

/** CONTACT_KEEP_DAYS: how long contacts are kept after their message has ended; absent: the product's default. @throws StartRefusal */
export function keepDaysOf(environment: Environment): { contactKeepDays?: number } {
  const text = settingOf(environment, 'CONTACT_KEEP_DAYS')
  if (text === undefined) return {}
  const days = /^\d{1,4}$/.test(text) ? Number(text) : 0
  if (days < 1 || days > 3650) throw new StartRefusal(REFUSALS.badKeepDays)
  return { contactKeepDays: days }
}

/** 0 lets the system choose a free port. */
function readPort(text: string): number {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN
  if (!(port <= 65_535)) throw new StartRefusal(REFUSALS.badPort)
  return port
}

/** Whether a host to listen on is this machine alone. */
export const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'))

function isPostgresUrl(text: string): boolean {
  try {
    return ['postgres:', 'postgresql:'].includes(new URL(text).protocol)
  } catch {
    return false
  }
}
