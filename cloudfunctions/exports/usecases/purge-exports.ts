import { appendAudit } from '../../audit'
import { removeBefore } from '../../shared/documents'
import { SYSTEM } from '../../shared/kernel/actor'
import { addDays, shanghaiDay } from '../../shared/kernel/local-date'
import type { ExportsDeps } from '../deps'
import { exportDays, exportFiles } from '../exports.store'

const BATCH = 50

type Deps = Pick<ExportsDeps, 'store' | 'clock' | 'ids' | 'storage'>

/** Removes sheets whose time has passed, bytes first; and counts of days gone by. @returns whether nothing is left */
export async function purgeExports(deps: Deps, { goOn }: { readonly goOn: () => boolean }): Promise<boolean> {
  while (goOn()) {
    const now = deps.clock.now()
    const query = { index: 'by_expiry', equals: {}, range: { to: now }, limit: BATCH }
    const { items, nextCursor } = await deps.store.query(exportFiles, query)
    for (const { id, handle, key } of items) {
      // One that never got ready may have left its bytes where they were to be put.
      if (handle !== '') await deps.storage.remove(handle)
      else await deps.storage.remove(key).catch(() => undefined)
      await deps.store.transact(async (transaction) => {
        const file = await transaction.get(exportFiles, id)
        if (file === null) return
        transaction.remove(exportFiles, file)
        const subject = { kind: 'export', id } as const
        appendAudit(transaction, deps.ids, { actor: SYSTEM, at: now, action: 'job:exports.purge', subject })
      })
    }
    if (nextCursor === null) {
      // Counts of days gone by limit nobody any more.
      const passed = { index: 'by_day', before: addDays(shanghaiDay(now), -1) }
      return removeBefore(deps.store, exportDays, passed, goOn)
    }
  }
  return false
}
