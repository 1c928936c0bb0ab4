import type { DocumentStore, Page, Transaction } from '../documents'
import type { Clock } from '../kernel/clock'
import { withLease } from './lease'
import { type DomainEvent, outbox, type OutboxEntry } from './outbox'

/** Entries that one transaction takes at most (design, "Three decisions", 3). */
const BATCH = 50
/** Longer than a batch ever takes; a relay that died keeps its consumer waiting this long at most, milliseconds. */
const LEASE_MS = 30_000
/** After this long the lease is taken anew, milliseconds. */
const HOLD_MS = 15_000

/** Makes something of events in the store: statistics, search tokens. */
export interface Projector {
  /** The consumer in `CONSUMERS_OF` whose entries it takes. */
  readonly consumer: string
  /** Writes its effect into the transaction that also removes the entries. Deltas commute; no event comes twice. */
  project(transaction: Transaction, events: readonly DomainEvent[]): Promise<void>
}

export interface RelayDeps {
  readonly store: DocumentStore
  readonly clock: Clock
  /** Who relays: unique to the process or invocation. */
  readonly holder: string
}

/** Asked between batches: false when time is up. */
export interface More {
  readonly goOn: () => boolean
}

export interface RelayReport {
  /** Events taken. */
  readonly events: number
  readonly batches: number
  /**
   * `empty`: nothing was left. `stopped`: told to stop first, more may wait.
   * `busy`: another relay holds the lease and takes them.
   */
  readonly ended: 'empty' | 'stopped' | 'busy'
}

/** The lease under which a consumer's entries are taken, and under which its projection is rebuilt. */
export const relayLease = (consumer: string): string => `relay:${consumer}`

/**
 * Takes a consumer's outbox entries, oldest first, until none is left or it is told to stop.
 * The lease only spares work: each batch removes its entries by compare-and-swap in the transaction of its effect, so
 * two relays at once, or a crash at any point, never count an event twice and never lose one.
 */
export async function relayOutbox(deps: RelayDeps, projector: Projector, more: More): Promise<RelayReport> {
  // The common sweep finds nothing: one read, no lease.
  const { store, clock, holder } = deps
  let found: Page<OutboxEntry> | undefined = await waiting(store, projector.consumer)
  if (found.items.length === 0) return { events: 0, batches: 0, ended: 'empty' }
  let events = 0
  let batches = 0
  for (;;) {
    const takenAt = Date.parse(clock.now())
    const holds = { goOn: () => more.goOn() && Date.parse(clock.now()) - takenAt < HOLD_MS }
    const report = await withLease(store, relayLease(projector.consumer), holder, clock, LEASE_MS, () =>
      drainOutbox(store, projector, holds, found),
    )
    found = undefined
    if (report === null) return { events, batches, ended: 'busy' }
    events += report.events
    batches += report.batches
    if (report.ended === 'empty' || !more.goOn()) return { events, batches, ended: report.ended }
  }
}

/**
 * The same for a caller who holds the lease already.
 * @param found the first page where it is known; what of it is gone meanwhile is noticed at the commit.
 */
export async function drainOutbox(
  store: DocumentStore,
  projector: Projector,
  more: More,
  found?: Page<OutboxEntry>,
): Promise<RelayReport> {
  let events = 0
  let batches = 0
  for (let page = found; ; page = undefined) {
    if (!more.goOn()) return { events, batches, ended: 'stopped' }
    page ??= await waiting(store, projector.consumer)
    if (page.items.length > 0) {
      events += await takeBatch(store, projector, page.items)
      batches += 1
    }
    if (page.nextCursor === null) return { events, batches, ended: 'empty' }
  }
}

const waiting = (store: DocumentStore, consumer: string): Promise<Page<OutboxEntry>> =>
  store.query(outbox, { index: 'by_consumer', equals: { consumer }, limit: BATCH })

/** @returns how many of the entries this call took; the others were gone already. */
async function takeBatch(store: DocumentStore, projector: Projector, found: readonly OutboxEntry[]): Promise<number> {
  let raced = false
  return store.transact(async (transaction) => {
    // An entry that is gone fails the commit; only then is it worth asking which are left.
    const entries = raced ? await stillThere(transaction, found) : found
    raced = true
    if (entries.length === 0) return 0
    await projector.project(
      transaction,
      entries.map((entry) => entry.event),
    )
    for (const entry of entries) transaction.remove(outbox, entry)
    return entries.length
  })
}

async function stillThere(transaction: Transaction, entries: readonly OutboxEntry[]): Promise<OutboxEntry[]> {
  const present = await Promise.all(entries.map((entry) => transaction.get(outbox, entry.id)))
  return present.filter((entry) => entry !== null)
}
