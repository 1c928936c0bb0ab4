import { defineCollection, type DocumentStore, type StoredDocument } from '../documents'
import type { Clock } from '../kernel/clock'
import type { Instant } from '../kernel/local-date'

/** Who may do one piece of background work now. Free when `until` has passed. */
export interface Lease extends StoredDocument {
  readonly holder: string
  readonly until: Instant
}
export const leases = defineCollection<Lease>('leases', [])

/**
 * Runs `work` while nobody else holds the lease `name`, and gives the lease back afterwards.
 * A holder that died keeps it until it runs out; work that takes longer than the lease may overlap with its
 * successor, so its writes are compare-and-swaps all the same.
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
  work: () => Promise<Result>,
): Promise<Result | null> {
  if (!(await take(store, name, holder, clock, ttlMs))) return null
  try {
    return await work()
  } finally {
    await giveBack(store, name, holder, clock)
  }
}

const take = (store: DocumentStore, name: string, holder: string, clock: Clock, ttlMs: number): Promise<boolean> =>
  store.transact(async (transaction) => {
    const now = clock.now()
    const until = new Date(Date.parse(now) + ttlMs).toISOString()
    const lease = await transaction.get(leases, name)
    if (lease === null) transaction.insert(leases, { id: name, holder, until })
    else if (lease.until <= now) transaction.put(leases, { ...lease, holder, until })
    else return false
    return true
  })

/** A lease that could not be given back (the database is away) runs out by itself. */
async function giveBack(store: DocumentStore, name: string, holder: string, clock: Clock): Promise<void> {
  await store
    .transact(async (transaction) => {
      const lease = await transaction.get(leases, name)
      if (lease?.holder === holder) transaction.put(leases, { ...lease, until: clock.now() })
    })
    .catch(() => undefined)
}
