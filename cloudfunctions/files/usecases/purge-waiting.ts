import { appendAudit } from '../../audit'
import { SYSTEM } from '../../shared/kernel/actor'
import type { FilesDeps } from '../deps'
import { files } from '../files.store'
import { removeBytes } from './upload'

/** What was uploaded and not sent is removed after a day. */
const KEEP_MS = 24 * 3_600_000
const BATCH = 50

/** Removes files that were never sent. @returns whether nothing is left to remove. */
export async function purgeWaiting(
  deps: Pick<FilesDeps, 'store' | 'clock' | 'ids' | 'storage'>,
  more: { readonly goOn: () => boolean },
): Promise<boolean> {
  const now = deps.clock.now()
  const before = new Date(Date.parse(now) - KEEP_MS).toISOString()
  while (more.goOn()) {
    const query = { index: 'waiting', equals: { waiting: 'yes' }, range: { before }, limit: BATCH }
    const { items, nextCursor } = await deps.store.query(files, query)
    for (const { id } of items) {
      const gone = await deps.store.transact(async (transaction) => {
        const file = await transaction.get(files, id)
        if (file === null || file.waiting === 'no') return null
        transaction.remove(files, file)
        const subject = { kind: 'file', id } as const
        appendAudit(transaction, deps.ids, { actor: SYSTEM, at: now, action: 'job:files.purge_waiting', subject })
        return file
      })
      if (gone !== null) await removeBytes(deps, gone)
    }
    if (nextCursor === null) return true
  }
  return false
}
