import { defineCollection, type DocumentStore, type StoredDocument } from '../shared/documents'
import { derivedId } from '../shared/kernel/ids'

/** A citizen follows a unit. Nobody is counted by it (B2): it only orders what that citizen sees. */
export interface Follow extends StoredDocument {
  readonly citizenId: string
  readonly unitId: string
}
export const follows = defineCollection<Follow>('follows', [{ name: 'by_citizen', equals: ['citizenId'] }])

/** More than any city has units. */
const MAX_FOLLOWED = 1000

/** Follows or leaves; repeating it changes nothing. */
export const setFollowing = (
  store: DocumentStore,
  citizenId: string,
  unitId: string,
  following: boolean,
): Promise<void> =>
  store.transact(async (transaction) => {
    const id = derivedId('follow', citizenId, unitId)
    const stored = await transaction.get(follows, id)
    if (following && stored === null) transaction.insert(follows, { id, citizenId, unitId })
    if (!following && stored !== null) transaction.remove(follows, stored)
  })

/** The ids of the units that this citizen follows. */
export async function followedUnits(store: DocumentStore, citizenId: string): Promise<string[]> {
  const page = await store.query(follows, { index: 'by_citizen', equals: { citizenId }, limit: MAX_FOLLOWED })
  return page.items.map((follow) => follow.unitId)
}
