import { auditCuts, auditEntries, type AuditSeal, auditSeals, CUT_ID } from '../audit.store'
import { entryIdAt, sealId } from '../chain/seal'
import { checkSeal, type Reached } from '../chain/verify'
import type { AuditDeps } from '../deps'
import { ArchiveRefusal } from './archive-refusal'
import { cutBehind } from './cut'
import { readParts } from './read-parts'

/** Seals looked at for one transaction. */
const PAGE = 50

/**
 * Takes the next archived seals out of the database, as many as one transaction bears, and moves the cut behind them in
 * it: at every moment a seal lies before the cut, in a file, or behind it, with all of its entries.
 * @param last the last seal that lies in a file
 * @param batch entries in one seal; sealing one writes twice as many documents
 * @throws ArchiveRefusal `faults` where the seals are not those that were archived
 */
export async function removeArchived(deps: AuditDeps, cut: Reached, last: number, batch: number): Promise<void> {
  const { store, keys } = deps
  const range = { from: sealId(cut.number + 1), before: sealId(last + 1) }
  const { items } = await store.query(auditSeals, { index: 'all', equals: {}, range, limit: PAGE })
  const taken = fitting(items, 2 * batch)
  const end = taken.at(-1)
  if (end === undefined || !follow(deps, taken, cut)) return refuseUnlessMoved(deps, cut)
  const { parts } = await readParts(store, cut.number + 1, end.number)
  await store.transact(async (transaction) => {
    const present = await transaction.get(auditCuts, CUT_ID)
    if ((present?.number ?? 0) !== cut.number) return
    for (const { seal, entries } of parts) {
      // What stands there beside the sealed entries was put there: it stays, and is found.
      const sealed = new Set(seal.entries.map((_code, index) => entryIdAt(seal.number, index + 1)))
      for (const entry of entries) if (sealed.has(entry.id)) transaction.remove(auditEntries, entry)
      transaction.remove(auditSeals, seal)
    }
    const next = cutBehind(end, keys.current())
    if (present === null) transaction.insert(auditCuts, next)
    else transaction.put(auditCuts, { ...next, version: present.version })
  })
}

/** The first seals that with their entries are no more than so many documents; at least one. */
function fitting(seals: readonly AuditSeal[], most: number): readonly AuditSeal[] {
  let documents = 0
  const beyond = seals.findIndex(({ entries }, index) => {
    documents += entries.length + 1
    return index > 0 && documents > most
  })
  return beyond === -1 ? seals : seals.slice(0, beyond)
}

function follow({ keys }: AuditDeps, seals: readonly AuditSeal[], cut: Reached): boolean {
  let reached = cut
  for (const seal of seals) {
    if (checkSeal(seal, keys.find(seal.keyId), reached).length > 0) return false
    reached = seal
  }
  return true
}

/** Somebody else may have taken them in this moment: then the next turn goes on behind them. */
async function refuseUnlessMoved({ store }: AuditDeps, cut: Reached): Promise<void> {
  const now = await store.get(auditCuts, CUT_ID)
  if ((now?.number ?? 0) === cut.number) throw new ArchiveRefusal('faults', cut.number + 1)
}
