import { addMilliseconds, type Instant, MINUTE_MS } from '../../shared/kernel/local-date'

/** Failures of one account, or from one address. */
export interface Failures {
  /** Since the last success, or since the last lock passed. */
  readonly count: number
  /** How often it was locked already; the next lock lasts longer. */
  readonly locks: number
  readonly lockedUntil?: Instant
}

/** Failed attempts until a lock (B7 登录失败处理; the number is usual in 等保三级 assessments). */
export const FAILURES_ALLOWED = 5
/** The first lock, doubled with each further one. */
const FIRST_LOCK_MS = 15 * MINUTE_MS
const LONGEST_LOCK_MS = 24 * 60 * MINUTE_MS
/** Failures are forgotten after so long without another. */
const FORGOTTEN_AFTER_MS = 24 * 60 * MINUTE_MS

export const NO_FAILURES: Failures = { count: 0, locks: 0 }

/** Whole minutes until one may try again, at least 1; 0 when one may now. */
export function minutesLocked({ lockedUntil }: Failures, now: Instant): number {
  const left = lockedUntil === undefined ? 0 : Date.parse(lockedUntil) - Date.parse(now)
  return left <= 0 ? 0 : Math.ceil(left / MINUTE_MS)
}

/** After one more failed attempt. A lock that has passed leaves its number, so that the next one lasts longer. */
export function failedOnce(failures: Failures, now: Instant, allowed = FAILURES_ALLOWED): Failures {
  const passed = failures.lockedUntil !== undefined && failures.lockedUntil <= now
  const count = (passed ? 0 : failures.count) + 1
  if (count < allowed) return { count, locks: failures.locks }
  const lastsMs = Math.min(LONGEST_LOCK_MS, FIRST_LOCK_MS * 2 ** failures.locks)
  return { count, locks: failures.locks + 1, lockedUntil: addMilliseconds(now, lastsMs) }
}

/** Without some failures that turned out to be none; a lock that only they had brought about goes with them. */
export function takenBack(failures: Failures, some: number, now: Instant): Failures {
  const count = Math.max(0, failures.count - some)
  const { lockedUntil, locks } = failures
  return lockedUntil !== undefined && lockedUntil > now && some > 0
    ? { count, locks: Math.max(0, locks - 1) }
    : { ...failures, count }
}

/** When a stored count may be deleted. */
export const forgottenAt = ({ lockedUntil }: Failures, now: Instant): Instant =>
  new Date(Math.max(Date.parse(now), Date.parse(lockedUntil ?? now)) + FORGOTTEN_AFTER_MS).toISOString()
