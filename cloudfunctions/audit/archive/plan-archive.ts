import type { Instant } from '../../shared/kernel/local-date'
import { type AuditArchive, auditArchives, type AuditSeal, auditSeals } from '../audit.store'
import { sealId } from '../chain/seal'
import type { Reached } from '../chain/verify'
import type { AuditDeps } from '../deps'

/** What one file holds at most: a few megabytes, read whole when it is verified. One seal is always taken. */
const MOST_SEALS = 1_000
const MOST_ENTRIES = 10_000
const PAGE = 100

/**
 * The file that follows the cut: the one that was planned already (a run that ended on the way goes on with the same
 * seals, so that it writes the same file), else the next seals that were made before an instant.
 * @returns null when nothing is old enough
 */
export async function planArchive(
  { store }: Pick<AuditDeps, 'store'>,
  cut: Pick<Reached, 'number'>,
  before: Instant,
): Promise<AuditArchive | null> {
  const planned = await archiveOf(store, cut.number + 1)
  if (planned !== null) return planned
  const last = await lastToTake(store, cut.number + 1, before)
  if (last === null) return null
  const { number, code, total } = last
  const plan = { id: sealId(cut.number + 1), first: cut.number + 1, last: number, code, total, handle: '', sha256: '' }
  return store.transact(async (transaction) => {
    const present = await transaction.get(auditArchives, plan.id)
    if (present !== null) return present
    transaction.insert(auditArchives, plan)
    return { ...plan, version: 1 }
  })
}

/** The file that a seal is, or is to be, in; null where none is. */
export async function archiveOf(store: AuditDeps['store'], seal: number): Promise<AuditArchive | null> {
  const range = { to: sealId(seal) }
  const { items } = await store.query(auditArchives, {
    index: 'all',
    equals: {},
    range,
    direction: 'descending',
    limit: 1,
  })
  const archive = items[0] ?? null
  return archive !== null && archive.last >= seal ? archive : null
}

async function lastToTake(store: AuditDeps['store'], first: number, before: Instant): Promise<AuditSeal | null> {
  let last: AuditSeal | null = null
  let entries = 0
  for (let from = first; from < first + MOST_SEALS; from += PAGE) {
    const range = { from: sealId(from), before: sealId(from + PAGE) }
    const { items } = await store.query(auditSeals, { index: 'all', equals: {}, range, limit: PAGE })
    for (const seal of items) {
      entries += seal.entries.length
      if (seal.sealedAt >= before || (last !== null && entries > MOST_ENTRIES)) return last
      last = seal
    }
    if (items.length < PAGE) return last
  }
  return last
}
