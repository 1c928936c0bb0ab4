import type { DocumentStore, Page, Transaction } from '../documents'
import type { Clock } from '../kernel/clock'
import { DomainError } from '../kernel/domain-error'
import { fanOut } from './fan-out'
import { withLease } from './lease'
import { type DomainEvent, eventsOf, type More, outbox, type OutboxEntry } from './outbox'
import { failOnce, type ToldSetAside } from './set-aside'

/** Entries that one transaction takes at most, unless the home bears more (design, "Three decisions", 3). */
const BATCH = 50
/** A run that met so many entries which fail by themselves has met a defect of everything: it stops. */
const MOST_FAILED = 500
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
  /** Entries in one transaction; absent: 50, which every home bears. */
  readonly batch?: number
  /** Told of each entry that was set aside: for the log. */
  readonly onSetAside?: ToldSetAside
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
 *
 * @throws what was thrown at an entry alone, when all others had their turn; an entry that fails by itself time and again is
 * set aside (`set-aside.ts`) and throws no more.
 */
export async function relayOutbox(deps: RelayDeps, projector: Projector, more: More): Promise<RelayReport> {
  await fanOut(deps.store, more)
  return relayFannedOut(deps, projector, more)
}

/** The same for what is fanned out already: what is marked meanwhile stays for `relayTogether`. */
export const relayFannedOut = (deps: RelayDeps, projector: Projector, more: More): Promise<RelayReport> =>
  relayUnder(
    deps,
    relayLease(projector.consumer),
    more,
    () => waiting(deps, projector.consumer),
    (holds, found) => drainOutbox(deps, projector, holds, found),
  )

/**
 * Takes what waits under a lease, which is taken anew on the way.
 * @param drain takes `found` and all that waits behind it, until it is told to stop
 */
export async function relayUnder<Waiting>(
  { store, clock, holder }: RelayDeps,
  lease: string,
  more: More,
  look: () => Promise<Page<Waiting>>,
  drain: (more: More, found: Page<Waiting> | undefined) => Promise<RelayReport>,
): Promise<RelayReport> {
  // The common sweep finds nothing: one read, no lease.
  let found: Page<Waiting> | undefined = await look()
  if (found.items.length === 0) return { events: 0, batches: 0, ended: 'empty' }
  let events = 0
  let batches = 0
  for (;;) {
    const takenAt = Date.parse(clock.now())
    const holds = { goOn: () => more.goOn() && Date.parse(clock.now()) - takenAt < HOLD_MS }
    const report = await withLease(store, lease, holder, clock, LEASE_MS, () => drain(holds, found))
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
  deps: Omit<RelayDeps, 'clock'>,
  projector: Projector,
  more: More,
  found?: Page<OutboxEntry>,
): Promise<RelayReport> {
  if (found === undefined) await fanOut(deps.store, more)
  const failed = new Map<string, unknown>()
  let events = 0
  let batches = 0
  for (let page = found; ; page = undefined) {
    if (!more.goOn() || failed.size >= MOST_FAILED) return ended('stopped')
    page ??= await waiting(deps, projector.consumer, failed.size)
    const entries = page.items.filter(({ id }) => !failed.has(id))
    if (entries.length > 0) {
      events += await takeBatch(deps, projector, entries, failed)
      batches += 1
    }
    if (page.nextCursor === null) return ended('empty')
  }

  function ended(how: 'empty' | 'stopped'): RelayReport {
    for (const [, error] of failed) throw error
    return { events, batches, ended: how }
  }
}

const waiting = ({ store, batch = BATCH }: Pick<RelayDeps, 'store' | 'batch'>, consumer: string, more = 0) =>
  store.query(outbox, { index: 'by_consumer', equals: { consumer }, limit: batch + more })

/** Whatever was asked of the store waits until it is back. */
export const isDatabaseAway = (error: unknown): boolean => error instanceof DomainError && error.code === 'unavailable'
/** Every attempt of a transaction met another write. */
const isRaceLost = (error: unknown): boolean => error instanceof DomainError && error.code === 'conflict'

/**
 * Takes entries in one transaction; where their consumer fails at them, or the store at what it makes of them (a taken id),
 * halves of them, until what fails stands alone.
 * @param failed collects those: by id, with what was thrown
 * @returns how many events this call took; the others were gone already.
 */
async function takeBatch(
  deps: Omit<RelayDeps, 'clock'>,
  projector: Projector,
  entries: readonly OutboxEntry[],
  failed: Map<string, unknown>,
): Promise<number> {
  try {
    return await takeTogether(deps.store, projector, entries)
  } catch (error) {
    if (isDatabaseAway(error) || isRaceLost(error)) throw error // no entry is to blame
    const [only] = entries
    if (entries.length > 1 || only === undefined) {
      const half = Math.ceil(entries.length / 2)
      const first = await takeBatch(deps, projector, entries.slice(0, half), failed)
      return first + (await takeBatch(deps, projector, entries.slice(half), failed))
    }
    if (!(await failOnce(deps, only, error))) failed.set(only.id, error)
    return 0
  }
}

async function takeTogether(
  store: DocumentStore,
  projector: Projector,
  found: readonly OutboxEntry[],
): Promise<number> {
  let raced = false
  return store.transact(async (transaction) => {
    // An entry that is gone fails the commit; only then is it worth asking which are left.
    const entries = raced ? await stillThere(transaction, found) : found
    raced = true
    if (entries.length === 0) return 0
    const events = entries.flatMap(eventsOf)
    await projector.project(transaction, events)
    for (const entry of entries) transaction.remove(outbox, entry)
    return events.length
  })
}

async function stillThere(transaction: Transaction, entries: readonly OutboxEntry[]): Promise<OutboxEntry[]> {
  const present = await Promise.all(entries.map((entry) => transaction.get(outbox, entry.id)))
  return present.filter((entry) => entry !== null)
}
