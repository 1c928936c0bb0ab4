import type { DocumentStore } from '../../shared/documents'
import type { Clock } from '../../shared/kernel/clock'
import { DomainError } from '../../shared/kernel/domain-error'
import type { Instant } from '../../shared/kernel/local-date'
import { IDENTITY_COPY } from '../copy'
import { signInFailures, type StoredFailures } from '../credentials'
import {
  type Failures,
  failedOnce,
  FAILURES_ALLOWED,
  forgottenAt,
  minutesLocked,
  NO_FAILURES,
  takenBack,
} from '../domain/lockout'

interface Deps {
  readonly store: DocumentStore
  readonly clock: Clock
}

/** What an attempt counts against. */
export interface Counted {
  /** `account:<id>`, `address:<hash>`, `wechat:<id>`: printable ASCII. */
  readonly key: string
  /** For an address: whose attempt it is. */
  readonly of?: string
  /** Failures until a lock; absent: 5. */
  readonly allowed?: number
}

/**
 * Counts an attempt as failed before it is made, so that a hundred at once are five at most; a success takes it back.
 * @throws DomainError `rate_limited` with the minutes to wait, when the account or the address is locked
 */
export const beginAttempt = ({ store, clock }: Deps, counted: readonly Counted[]): Promise<void> =>
  store
    .transact(async (transaction) => {
      const now = clock.now()
      const found = await Promise.all(counted.map(({ key }) => transaction.get(signInFailures, key)))
      const minutes = Math.max(...found.map((failures) => minutesLocked(presentOf(failures, now), now)))
      if (minutes > 0) throw new DomainError('rate_limited', { minutes }, { say: IDENTITY_COPY.tryLater(minutes) })
      counted.forEach(({ key, of, allowed = FAILURES_ALLOWED }, at) => {
        const stored = found[at] ?? null
        const before = presentOf(stored, now)
        const after = failedOnce(before, now, allowed)
        const byAccount =
          of === undefined ? undefined : theLast({ ...before.byAccount, [of]: (before.byAccount?.[of] ?? 0) + 1 })
        const next = {
          id: key,
          ...after,
          expiresAt: forgottenAt(after, now),
          ...(byAccount === undefined ? {} : { byAccount }),
        }
        if (stored === null) transaction.insert(signInFailures, next)
        else transaction.put(signInFailures, { ...next, version: stored.version })
      })
    })
    .catch((error: unknown) => {
      // So many at once that every retry lost: as good as locked.
      if (error instanceof DomainError && error.code === 'conflict')
        throw new DomainError('rate_limited', {}, { say: IDENTITY_COPY.tryLater(1) })
      throw error
    })

/** After a success: the account's count starts anew; this account's own failures are taken off the address's count. */
export const forgetAttempts = (deps: Deps, counted: readonly Counted[]): Promise<void> =>
  giveBack(deps, counted, Infinity)

/** After half a success (the password holds, the code is still to come): only this attempt was no failure. */
export const takeBackAttempt = (deps: Deps, counted: readonly Counted[]): Promise<void> => giveBack(deps, counted, 1)

const giveBack = ({ store, clock }: Deps, counted: readonly Counted[], most: number): Promise<void> =>
  store.transact(async (transaction) => {
    const now = clock.now()
    for (const { key, of } of counted) {
      const stored = await transaction.get(signInFailures, key)
      if (stored === null) continue
      const { [of ?? '']: own = 0, ...others } = stored.byAccount ?? {}
      const given = Math.min(most, of === undefined ? stored.count : own)
      const after = takenBack(stored, given, now)
      const isForgotten = after.locks === 0 || (of === undefined && most > 1)
      if (after.count === 0 && isForgotten) transaction.remove(signInFailures, stored)
      else
        transaction.put(signInFailures, {
          id: stored.id,
          version: stored.version,
          ...after,
          ...(of === undefined ? {} : { byAccount: own > given ? { ...others, [of]: own - given } : others }),
          expiresAt: forgottenAt(after, now),
        })
    }
  })

/** What still counts: failures are forgotten a day after the last one. */
const presentOf = (stored: StoredFailures | null, now: Instant): Failures & Pick<StoredFailures, 'byAccount'> => {
  if (stored === null || stored.expiresAt <= now) return NO_FAILURES
  const passed = stored.lockedUntil !== undefined && stored.lockedUntil <= now
  return passed ? { ...stored, byAccount: {} } : stored
}

/** An address that tries many names keeps the last few: the document stays small. */
const MOST_NAMES = 20
const theLast = (byAccount: Record<string, number>): Record<string, number> =>
  Object.fromEntries(Object.entries(byAccount).slice(-MOST_NAMES))
