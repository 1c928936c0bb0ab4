import { type DocumentStore, scan } from '../../shared/documents'
import type { Clock } from '../../shared/kernel/clock'
import { DomainError } from '../../shared/kernel/domain-error'
import { withLease } from '../../shared/outbox/lease'
import { commits, CONSUMERS_OF, eventsOf, journal, outbox, setAside } from '../../shared/outbox/outbox'
import { drainOutbox, relayLease } from '../../shared/outbox/relay'
import { isEmptyRollup, type Rollup, RollupChanges, type RollupContent } from '../domain/rollup'
import { insightProjector, toActivity } from '../projector'
import { readAllRollups, rollups } from '../rollup.store'

const CONSUMER = insightProjector.consumer
/** Kept anew with every page of the journal: a rebuild that was killed keeps the figures still for this long at most. */
const LEASE_MS = 30_000

/** One rollup as the journal gives it, beside the present one. */
export interface RebuiltRollup {
  readonly id: string
  readonly verdict: 'same' | 'different' | 'missing' | 'surplus'
}
export interface RebuildReport {
  readonly events: number
  readonly rollups: readonly RebuiltRollup[]
  /** How many rollups were replaced; 0 without `write`. */
  readonly written: number
}
export interface RebuildDeps {
  readonly store: DocumentStore
  readonly clock: Clock
  readonly holder: string
}

/**
 * Rebuilds the statistics from the journal and compares them with the present ones, rollup by rollup; with `write`
 * it replaces what differs. Safe while the city works: it holds the relay's lease, so that nothing is counted
 * meanwhile, and leaves out what still waits in the outbox. Each rollup is replaced only if it is still the one that
 * was compared.
 *
 * @returns null when a relay holds the lease: try again in a moment.
 * @throws DomainError `conflict` when the rollups changed under it (the lease ran out): nothing wrong was written.
 */
export const rebuildStatistics = (deps: RebuildDeps, { write }: { write: boolean }): Promise<RebuildReport | null> =>
  withLease(deps.store, relayLease(CONSUMER), deps.holder, deps.clock, LEASE_MS, async (lease) => {
    const { store } = deps
    const keepLease = async (): Promise<void> => {
      if (!(await lease.keep())) throw new DomainError('conflict', { lease: CONSUMER })
    }
    for (let ended = 'stopped'; ended === 'stopped'; await keepLease()) {
      const until = Date.parse(deps.clock.now()) + LEASE_MS / 3
      ended = (await drainOutbox(deps, insightProjector, { goOn: () => Date.parse(deps.clock.now()) < until })).ended
    }
    const present = new Map((await readAllRollups(store)).map((rollup) => [rollup.id, rollup]))
    const { changes, events } = await foldJournal(store, keepLease)
    const compared = compare(changes, present)
    if (!write) return { events, rollups: compared, written: 0 }
    const differing = compared.filter(({ verdict }) => verdict !== 'same')
    for (const { id } of differing) {
      await keepLease()
      await replace(store, id, changes.applyTo(id, null), present.get(id))
    }
    return { events, rollups: compared, written: differing.length }
  })

/**
 * Folds every counted event. An event and its outbox entry are written together and the lease keeps entries from being
 * taken: so an event is counted in the present rollups exactly if no entry for it is found *after* it was read, neither
 * waiting nor set aside nor on its way between the two.
 */
async function foldJournal(
  store: DocumentStore,
  keepLease: () => Promise<void>,
): Promise<{ changes: RollupChanges; events: number }> {
  const changes = new RollupChanges()
  let events = 0
  for await (const page of scan(store, journal, { index: 'all', equals: {} })) {
    await keepLease()
    const waiting = await waitingIds(store)
    for (const entry of page) {
      if (waiting.has(entry.id)) continue
      if (CONSUMERS_OF[entry.stream]?.some(({ name }) => name === CONSUMER) !== true) continue
      for (const event of eventsOf(entry)) {
        if (waiting.has(event.id)) continue
        changes.add(toActivity(event))
        events += 1
      }
    }
  }
  return { changes, events }
}

/** Ids of events, and of journal entries whose events all wait. */
async function waitingIds(store: DocumentStore): Promise<ReadonlySet<string>> {
  const waiting = new Set<string>()
  // What waits may move while it is looked for: out of the commits and, replayed, from what was set aside into the outbox,
  // which is therefore read behind both. What a relay without the lease sets aside meanwhile, the last look finds.
  for await (const page of scan(store, commits, { index: 'all', equals: {} }))
    for (const { journalId } of page) waiting.add(journalId)
  for (const collection of [setAside, outbox, setAside])
    for await (const page of scan(store, collection, { index: 'by_consumer', equals: { consumer: CONSUMER } }))
      for (const { id } of page.flatMap(eventsOf)) waiting.add(id)
  return waiting
}

function compare(changes: RollupChanges, present: ReadonlyMap<string, Rollup>): RebuiltRollup[] {
  const ids = [...new Set([...changes.ids(), ...present.keys()])].sort()
  return ids.flatMap((id): RebuiltRollup[] => {
    const rebuilt = changes.applyTo(id, null)
    const rollup = present.get(id)
    const isAbsent = rollup === undefined || isEmptyRollup(rollup)
    if (isEmptyRollup(rebuilt)) return isAbsent ? [] : [{ id, verdict: 'surplus' }]
    if (isAbsent) return [{ id, verdict: 'missing' }]
    return [{ id, verdict: isSame(rebuilt, rollup) ? 'same' : 'different' }]
  })
}

/** Rows are canonical, so equal counts are equal texts. */
const isSame = (rebuilt: RollupContent, { kinds, units, days, replyDays }: RollupContent): boolean =>
  JSON.stringify([rebuilt.kinds, rebuilt.units, rebuilt.days, rebuilt.replyDays]) ===
  JSON.stringify([kinds, units, days, replyDays])

const replace = (
  store: DocumentStore,
  id: string,
  content: RollupContent,
  compared: Rollup | undefined,
): Promise<void> =>
  store.transact(async (transaction) => {
    const now = await transaction.get(rollups, id)
    // Only the version that was compared is replaced: one that moved since then has counted more.
    if (now?.version !== compared?.version) throw new DomainError('conflict', { rollup: id })
    if (now === null) transaction.insert(rollups, { id, ...content })
    else transaction.put(rollups, { ...now, ...content })
  })
