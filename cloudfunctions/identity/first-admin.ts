import { timingSafeEqual } from 'node:crypto'
import type { IdSource } from '../shared/kernel/ids'
import { addMilliseconds, HOUR_MS, type Instant } from '../shared/kernel/local-date'
import { hashOfCode, newOneTimeCode } from './domain/one-time-code'

/** Who the first administrator is to be, as a deployment says it where no terminal reaches the database. */
export interface FirstAdmin {
  readonly loginName: string
  readonly name: string
  readonly expiresAt: Instant
  /** Of the code that the person has; the code itself is kept nowhere. */
  readonly hash: string
}

/** As long as a set-up code. */
const LASTS_MS = 72 * HOUR_MS

/** A code for the person, and the setting for the deployment: whoever reads the setting has no code. */
export function newFirstAdmin(
  { loginName, name }: Pick<FirstAdmin, 'loginName' | 'name'>,
  ids: IdSource,
  now: Instant,
): { code: string; setting: string } {
  const code = newOneTimeCode(ids)
  const first = { loginName: loginName.toLowerCase(), name, expiresAt: addMilliseconds(now, LASTS_MS) }
  return { code, setting: [first.loginName, first.expiresAt, hashOf(first, code), name].join('|') }
}

/** Reads the setting; null where there is none, or it was not copied whole. */
export function firstAdminOf(setting: string | undefined): FirstAdmin | null {
  const [, loginName, expiresAt, hash, name] =
    /^([a-z0-9._-]{3,40})\|([\d:.TZ-]{24})\|([0-9a-f]{64})\|(.{2,20})$/u.exec(setting ?? '') ?? []
  if (loginName === undefined || expiresAt === undefined || hash === undefined || name === undefined) return null
  return { loginName, name, expiresAt, hash }
}

/** Whether this is the code of the setting, in its time. */
export const isCodeOf = (first: FirstAdmin, typed: string, now: Instant): boolean =>
  timingSafeEqual(Buffer.from(hashOf(first, typed)), Buffer.from(first.hash)) && now < first.expiresAt

/** The code belongs to this name and time: a setting whose name was changed by hand has none. */
const hashOf = ({ loginName, name, expiresAt }: Omit<FirstAdmin, 'hash'>, code: string): string =>
  hashOfCode(JSON.stringify(['first admin', loginName, name, expiresAt]), code)
