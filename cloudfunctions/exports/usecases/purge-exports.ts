import { appendAudit } from '../../audit'
import { FileStays, TRY_AGAIN_MS } from '../../files'
import { removeBefore } from '../../shared/documents'
import { SYSTEM } from '../../shared/kernel/actor'
import { Failures } from '../../shared/kernel/failures'
import { addDays, addMilliseconds, shanghaiDay } from '../../shared/kernel/local-date'
import type { ExportsDeps } from '../deps'
import { exportDays, type ExportFile, exportFiles } from '../exports.store'

const BATCH = 50

type Deps = Pick<ExportsDeps, 'store' | 'clock' | 'ids' | 'storage'>

/** Whose a sheet is that nobody fetches any more. */
const NOBODY = '-'

/**
 * Removes sheets whose time has passed, bytes first; and counts of days gone by. What the storage does not remove keeps none
 * of the others waiting. @returns whether nothing is left
 * @throws FileStays for the first that the storage did not remove, once all had their turn
 */
export async function purgeExports(deps: Deps, { goOn }: { readonly goOn: () => boolean }): Promise<boolean> {
  const failures = new Failures()
  const done = await purge(deps, goOn, failures)
  failures.tell()
  return done
}

async function purge(deps: Deps, goOn: () => boolean, failures: Failures): Promise<boolean> {
  while (goOn()) {
    const now = deps.clock.now()
    const query = { index: 'by_expiry', equals: {}, range: { to: now }, limit: BATCH }
    const { items, nextCursor } = await deps.store.query(exportFiles, query)
    for (const file of items) {
      if (!goOn()) return false
      const left = await removeBytes(deps, file).catch((error: unknown) => new FileStays(file.id, error))
      if (left instanceof FileStays) failures.note(left)
      await (left instanceof FileStays ? tryAgainLater(deps, file.id) : forget(deps, file.id))
    }
    if (nextCursor === null) {
      // Counts of days gone by limit nobody any more.
      const passed = { index: 'by_day', before: addDays(shanghaiDay(now), -1) }
      return removeBefore(deps.store, exportDays, passed, goOn)
    }
  }
  return false
}

async function removeBytes({ storage }: Deps, { handle, key }: ExportFile): Promise<void> {
  // One that never got ready may have left its bytes where they were to be put.
  if (handle !== '') await storage.remove(handle)
  else await storage.remove(key).catch(() => undefined)
}

const forget = ({ store, clock, ids }: Deps, id: string): Promise<void> =>
  store.transact(async (transaction) => {
    const file = await transaction.get(exportFiles, id)
    if (file === null) return
    transaction.remove(exportFiles, file)
    const subject = { kind: 'export', id } as const
    appendAudit(transaction, ids, { actor: SYSTEM, at: clock.now(), action: 'job:exports.purge', subject })
  })

/** Its time has passed all the same: it is nobody's, whatever its next turn is. */
const tryAgainLater = ({ store, clock }: Deps, id: string): Promise<void> =>
  store.transact(async (transaction) => {
    const file = await transaction.get(exportFiles, id)
    const expiresAt = addMilliseconds(clock.now(), TRY_AGAIN_MS)
    if (file !== null) transaction.put(exportFiles, { ...file, ownerId: NOBODY, expiresAt })
  })
