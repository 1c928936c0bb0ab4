import type { Collection, DocumentStore, StoredDocument } from '../../shared/documents'
import type { Clock } from '../../shared/kernel/clock'
import { bindingCodes, signInFailures, smsCodes } from '../credentials'
import { wechatOpenids } from '../wechat-openids'

const BATCH = 100

/**
 * Deletes failures that are forgotten, and codes and OPENIDs whose time has run out.
 * @param goOn asked before each batch @returns how many were deleted
 */
export async function purgeIdentity(
  deps: { readonly store: DocumentStore; readonly clock: Clock },
  { goOn }: { readonly goOn: () => boolean },
): Promise<number> {
  return (
    (await purge(deps, signInFailures, goOn)) +
    (await purge(deps, bindingCodes, goOn)) +
    (await purge(deps, smsCodes, goOn)) +
    (await purge(deps, wechatOpenids, goOn))
  )
}

async function purge<D extends StoredDocument & { readonly expiresAt: string }>(
  { store, clock }: { readonly store: DocumentStore; readonly clock: Clock },
  collection: Collection<D>,
  goOn: () => boolean,
): Promise<number> {
  let removed = 0
  while (goOn()) {
    const now = clock.now()
    const { items } = await store.query(collection, {
      index: 'by_expiry',
      equals: {},
      range: { before: now },
      limit: BATCH,
    })
    for (const { id } of items)
      await store.transact(async (transaction) => {
        const present = await transaction.get(collection, id)
        // It may have been renewed since the query.
        if (present !== null && present.expiresAt < now) transaction.remove(collection, present)
      })
    removed += items.length
    if (items.length < BATCH) break
  }
  return removed
}
