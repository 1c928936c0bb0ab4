import { appendAudit } from '../../audit'
import { SYSTEM } from '../../shared/kernel/actor'
import { addMilliseconds } from '../../shared/kernel/local-date'
import type { FilesDeps } from '../deps'
import { files } from '../files.store'
import { giveUp, removeGivenUp } from './remove-file'
import { forgetUploadDays } from './upload-days'

/** What was uploaded and not sent is removed after a day. */
const KEEP_MS = 24 * 3_600_000
const BATCH = 50

type PurgeDeps = Pick<FilesDeps, 'store' | 'clock' | 'ids' | 'storage' | 'readers'>
type Run = { readonly goOn: () => boolean }

/**
 * Removes files that were never sent, and those of drafts that ended without a reply (sent to another unit, merged with
 * another case): no draft and no reply names them any more; and counts of days gone by. @returns whether nothing is left to remove.
 */
export async function purgeWaiting(deps: PurgeDeps, run: Run): Promise<boolean> {
  return (await purge(deps, 'yes', run)) && (await purge(deps, 'draft', run)) && (await forgetUploadDays(deps, run))
}

async function purge(deps: PurgeDeps, waiting: 'yes' | 'draft', { goOn }: Run): Promise<boolean> {
  const before = addMilliseconds(deps.clock.now(), -KEEP_MS)
  let cursor: string | undefined
  while (goOn()) {
    const at = cursor === undefined ? {} : { cursor }
    const query = { index: 'waiting', equals: { waiting }, range: { before }, limit: BATCH, ...at }
    const { items, nextCursor } = await deps.store.query(files, query)
    for (const { id } of items) await removeUnused(deps, id, waiting)
    if (nextCursor === null) return true
    cursor = nextCursor
  }
  return false
}

async function removeUnused(deps: PurgeDeps, id: string, waiting: 'yes' | 'draft'): Promise<void> {
  const given = await deps.store.transact(async (transaction) => {
    const file = await transaction.get(files, id)
    if (file === null || file.waiting !== waiting) return null
    if (waiting === 'draft' && (await deps.readers.keepsOfReply(transaction, file.messageId, id))) return null
    const subject = { kind: 'file', id } as const
    const action = 'job:files.purge_waiting'
    appendAudit(transaction, deps.ids, { actor: SYSTEM, at: deps.clock.now(), action, subject })
    return giveUp(transaction, file)
  })
  if (given !== null) await removeGivenUp(deps, given)
}
