import type { Transaction } from '../../shared/documents'
import { withLease } from '../../shared/outbox/lease'
import type { AuditEntry } from '../audit-entry'
import { auditEntries, auditHeads, auditPending, auditSeals, HEAD_ID } from '../audit.store'
import type { AuditDeps } from '../deps'
import { sealBatch } from '../chain/seal'

/** Longer than a run ever takes; a sealer that died keeps the others waiting this long at most, milliseconds. */
const LEASE_MS = 20_000
/** After this long a run ends, milliseconds: well inside the lease. */
const HOLD_MS = 10_000

export interface SealRun {
  /** Who seals: unique to the process or invocation. */
  readonly holder: string
  /**
   * Entries in one seal. Each is two writes of a transaction: CloudBase takes about a hundred; a server may take 500.
   */
  readonly batch: number
  readonly goOn: () => boolean
}

/**
 * Seals all that waits, in batches. The lease only spares work: each batch moves the head by compare and swap and
 * removes its entries in the transaction that seals them, so two sealers at once, an entry that commits late, or a crash
 * at any point never seal an entry twice and never lose one.
 * @returns whether nothing is left.
 */
export async function sealAudit(deps: AuditDeps, run: SealRun): Promise<boolean> {
  // The common sweep finds nothing: one read, no lease.
  if ((await waiting(deps, 1)).length === 0) return true
  const { store, clock } = deps
  const began = Date.parse(clock.now())
  const goOn = () => run.goOn() && Date.parse(clock.now()) - began < HOLD_MS
  const done = await withLease(store, 'audit:seal', run.holder, clock, LEASE_MS, async () => {
    while (goOn()) {
      const found = await waiting(deps, run.batch)
      if (found.length > 0) await sealFound(deps, found)
      if (found.length < run.batch) return true
    }
    return false
  })
  return done ?? true
}

const waiting = async ({ store }: AuditDeps, limit: number): Promise<readonly AuditEntry[]> =>
  (await store.query(auditPending, { index: 'all', equals: {}, limit })).items

function sealFound({ store, clock, keys }: AuditDeps, found: readonly AuditEntry[]): Promise<void> {
  let raced = false
  return store.transact(async (transaction) => {
    // An entry that another sealer took fails the commit; only then is it worth asking which are left.
    const entries = raced ? await stillThere(transaction, found) : found
    raced = true
    if (entries.length === 0) return
    const head = await transaction.get(auditHeads, HEAD_ID)
    const { entries: sealed, seal } = sealBatch(head, entries, keys.current(), clock.now())
    for (const entry of entries) transaction.remove(auditPending, entry)
    for (const entry of sealed) transaction.insert(auditEntries, entry)
    transaction.insert(auditSeals, seal)
    const { number, code, total, sealedAt } = seal
    if (head === null) transaction.insert(auditHeads, { id: HEAD_ID, number, code, total, sealedAt })
    else transaction.put(auditHeads, { ...head, number, code, total, sealedAt })
  })
}

async function stillThere(transaction: Transaction, entries: readonly AuditEntry[]): Promise<AuditEntry[]> {
  const present = await Promise.all(entries.map((entry) => transaction.get(auditPending, entry.id)))
  return present.filter((entry) => entry !== null)
}
