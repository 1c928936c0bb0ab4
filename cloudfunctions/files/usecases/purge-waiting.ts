import { appendAudit } from '../../audit'
import { SYSTEM } from '../../shared/kernel/actor'
import { Failures } from '../../shared/kernel/failures'
import { addMilliseconds, DAY_MS } from '../../shared/kernel/local-date'
import type { FilesDeps } from '../deps'
import { FileStays, TRY_AGAIN_MS } from '../file-stays'
import { files } from '../files.store'
import { giveUp, removeGivenUp } from './remove-file'
import { forgetUploadDays } from './upload-days'

/** What was uploaded and not sent is removed after a day. */
const KEEP_MS = DAY_MS
const BATCH = 50

type PurgeDeps = Pick<FilesDeps, 'store' | 'clock' | 'ids' | 'storage' | 'readers'>
type Run = { readonly goOn: () => boolean }

/**
 * Removes files that were never sent, and those of drafts that ended without a reply (sent to another unit, merged with
 * another case): no draft and no reply names them any more; and counts of days gone by. What the storage does not remove
 * keeps none of the others waiting. @returns whether nothing is left to remove
 * @throws FileStays for the first that the storage did not remove, once all had their turn
 */
export async function purgeWaiting(deps: PurgeDeps, run: Run): Promise<boolean> {
  const failures = new Failures()
  const done =
    (await purge(deps, 'yes', run, failures)) &&
    (await purge(deps, 'draft', run, failures)) &&
    (await forgetUploadDays(deps, run))
  failures.tell()
  return done
}

async function purge(deps: PurgeDeps, waiting: 'yes' | 'draft', { goOn }: Run, failures: Failures): Promise<boolean> {
  const before = addMilliseconds(deps.clock.now(), -KEEP_MS)
  let cursor: string | undefined
  while (goOn()) {
    const at = cursor === undefined ? {} : { cursor }
    const query = { index: 'waiting', equals: { waiting }, range: { before }, limit: BATCH, ...at }
    const { items, nextCursor } = await deps.store.query(files, query)
    for (const { id } of items) {
      if (!goOn()) return false
      await removeUnused(deps, id, waiting, failures)
    }
    if (nextCursor === null) return true
    cursor = nextCursor
  }
  return false
}

async function removeUnused(deps: PurgeDeps, id: string, waiting: 'yes' | 'draft', failures: Failures): Promise<void> {
  const given = await deps.store.transact(async (transaction) => {
    const file = await transaction.get(files, id)
    if (file === null || file.waiting !== waiting) return null
    if (waiting === 'draft' && (await deps.readers.keepsOfReply(transaction, file.messageId, id))) return null
    const subject = { kind: 'file', id } as const
    const action = 'job:files.purge_waiting'
    appendAudit(transaction, deps.ids, { actor: SYSTEM, at: deps.clock.now(), action, subject })
    return giveUp(transaction, file)
  })
  if (given === null) return
  try {
    await removeGivenUp(deps, given)
  } catch (error) {
    failures.note(new FileStays(id, error))
    await tryAgainLater(deps, id)
  }
}

/** Its turn comes again as if it had been begun so much later: those behind it do not wait for it. */
const tryAgainLater = ({ store, clock }: PurgeDeps, id: string): Promise<void> =>
  store.transact(async (transaction) => {
    const file = await transaction.get(files, id)
    const createdAt = addMilliseconds(clock.now(), TRY_AGAIN_MS - KEEP_MS)
    if (file !== null) transaction.put(files, { ...file, createdAt })
  })
