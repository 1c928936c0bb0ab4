import { defineCollection, type DocumentStore, type StoredDocument } from '../documents'
import type { Clock } from '../kernel/clock'
import { addMilliseconds, type Instant } from '../kernel/local-date'

/**
 * By how much clocks of two instances, or one clock before and after it was set right, may differ, milliseconds. What
 * says to lie further ahead than that was written by a clock that was wrong.
 */
export const CLOCKS_DIFFER_MS = 120_000
/** Given back: free whatever the clocks say, also when one is set back a moment later. */
const FREE: Instant = '1970-01-01T00:00:00.000Z'

/** Who may do one piece of background work now. Free when `until` has passed, or is further ahead than anybody takes it. */
export interface Lease extends StoredDocument {
  readonly holder: string
  readonly until: Instant
}
export const leases = defineCollection<Lease>('leases', [])

/** What whoever holds a lease may do with it. */
export interface HeldLease {
  /**
   * Keeps it for another `ttlMs` from now. Cheap when asked often: written once a third of it has passed.
   * @returns false when it ran out and somebody else has taken it.
   */
  keep(): Promise<boolean>
}

/**
 * Runs `work` while nobody else holds the lease `name`, and gives the lease back afterwards.
 * A holder that died keeps it until it runs out; work that takes longer than the lease keeps it anew on the way, or may
 * overlap with its successor, so its writes are compare-and-swaps all the same.
 *
 * @param holder who asks: unique to the process or invocation.
 * @param ttlMs how long the lease lasts, in milliseconds.
 * @returns what `work` returned, or `null` when somebody else holds the lease.
 */
export async function withLease<Result>(
  store: DocumentStore,
  name: string,
  holder: string,
  clock: Clock,
  ttlMs: number,
  work: (lease: HeldLease) => Promise<Result>,
): Promise<Result | null> {
  if (!(await take(store, name, holder, clock, ttlMs))) return null
  let keptAt = Date.parse(clock.now())
  const keep = async (): Promise<boolean> => {
    if (Date.parse(clock.now()) - keptAt < ttlMs / 3) return true
    if (!(await keepOn(store, name, holder, clock, ttlMs))) return false
    keptAt = Date.parse(clock.now())
    return true
  }
  try {
    return await work({ keep })
  } finally {
    await giveBack(store, name, holder)
  }
}

const take = (store: DocumentStore, name: string, holder: string, clock: Clock, ttlMs: number): Promise<boolean> =>
  store.transact(async (transaction) => {
    const now = clock.now()
    const until = addMilliseconds(now, ttlMs)
    const lease = await transaction.get(leases, name)
    if (lease === null) transaction.insert(leases, { id: name, holder, until })
    else if (lease.until <= now || Date.parse(lease.until) > Date.parse(until) + CLOCKS_DIFFER_MS)
      transaction.put(leases, { ...lease, holder, until })
    else return false
    return true
  })

/** One that ran out is kept all the same while nobody else has asked for it. */
const keepOn = (store: DocumentStore, name: string, holder: string, clock: Clock, ttlMs: number): Promise<boolean> =>
  store.transact(async (transaction) => {
    const lease = await transaction.get(leases, name)
    if (lease?.holder !== holder) return false
    const until = addMilliseconds(clock.now(), ttlMs)
    transaction.put(leases, { ...lease, until })
    return true
  })

/** A lease that could not be given back (the database is away) runs out by itself. */
async function giveBack(store: DocumentStore, name: string, holder: string): Promise<void> {
  await store
    .transact(async (transaction) => {
      const lease = await transaction.get(leases, name)
      if (lease?.holder === holder) transaction.put(leases, { ...lease, until: FREE })
    })
    .catch(() => undefined)
}
