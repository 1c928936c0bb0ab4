import { appendAudit } from '../../audit'
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
    if (nextCursor === null) return forgetDays(deps)
  }
  return false
}

/** Counts of days gone by limit nobody any more. */
async function forgetDays({ store, clock }: Deps): Promise<boolean> {
  const range = { before: addDays(shanghaiDay(clock.now()), -1) }
  const { items, nextCursor } = await store.query(exportDays, { index: 'by_day', equals: {}, range, limit: BATCH })
  if (items.length > 0)
    await store.transact(async (transaction) => {
      const present = await Promise.all(items.map(({ id }) => transaction.get(exportDays, id)))
      for (const day of present) if (day !== null) transaction.remove(exportDays, day)
    })
  return nextCursor === null
}
