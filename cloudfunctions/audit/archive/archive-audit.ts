import { addDays, shanghaiDay, startOfShanghaiDay } from '../../shared/kernel/local-date'
import { withLease } from '../../shared/outbox/lease'
import { type AuditArchive, auditCuts, CUT_ID } from '../audit.store'
import { type Reached, START } from '../chain/verify'
import { ArchiveRefusal } from './archive-refusal'
import { checkCut } from './cut'
import { archiveOf, planArchive } from './plan-archive'
import { removeArchived } from './remove-archived'
import { type ArchiveDeps, requireFile, writeArchive } from './write-archive'

/** Kept anew on the way; an archiver that died keeps the others waiting this long, milliseconds. */
const LEASE_MS = 60_000

export interface ArchiveRun {
  /** Who archives: unique to the process or invocation. */
  readonly holder: string
  /** What was sealed this many days ago or less stays in the database. */
  readonly keepDays: number
  /** Entries in one seal: see `SealRun`. */
  readonly batch: number
  readonly goOn: () => boolean
}

/**
 * Moves what has been kept in the database for its time into files outside it, oldest first: planned, written, read
 * back, and only then taken out. Safe to stop anywhere and to repeat; two at once do no harm.
 * @returns whether nothing is left that is old enough
 * @throws ArchiveRefusal where something is not as it was sealed: everything stays where it is until a person has looked
 */
export async function archiveAudit(deps: ArchiveDeps, run: ArchiveRun): Promise<boolean> {
  const before = startOfShanghaiDay(addDays(shanghaiDay(deps.clock.now()), -run.keepDays))
  const done = await withLease(deps.store, 'audit:archive', run.holder, deps.clock, LEASE_MS, async (lease) => {
    let confirmed = ''
    while (run.goOn() && (await lease.keep())) {
      const cut = await reachedByArchive(deps)
      const plan = await planArchive(deps, cut, before)
      if (plan === null) return true
      const archive = plan.handle === '' ? await writeAfter(deps, plan, cut) : plan
      if (archive === null) continue
      if (confirmed !== archive.id) await requireFile(deps, archive)
      confirmed = archive.id
      await removeArchived(deps, cut, archive.last, run.batch)
    }
    return false
  })
  return done ?? true
}

/** @throws ArchiveRefusal `cut_changed` where the mark of the cut does not carry its code */
async function reachedByArchive({ store, keys }: ArchiveDeps): Promise<Reached> {
  const cut = await store.get(auditCuts, CUT_ID)
  if (cut === null) return START
  if (checkCut(cut, keys).length > 0) throw new ArchiveRefusal('cut_changed', cut.number)
  return cut
}

/**
 * Writes the next file, where the one before it can be read: two places never hold a half of the archive each.
 * @returns null where somebody else was faster
 */
async function writeAfter(deps: ArchiveDeps, plan: AuditArchive, cut: Reached): Promise<AuditArchive | null> {
  const previous = cut.number === 0 ? null : await archiveOf(deps.store, cut.number)
  if (cut.number > 0 && previous === null) throw new ArchiveRefusal('file_missing', cut.number)
  if (previous !== null) await requireFile(deps, previous)
  try {
    return await writeArchive(deps, plan, cut)
  } catch (error) {
    if (!(error instanceof ArchiveRefusal)) throw error
    const now = await deps.store.get(auditCuts, CUT_ID)
    if ((now?.number ?? 0) === cut.number) throw error
    return null
  }
}
