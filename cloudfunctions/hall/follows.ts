import { appendAudit } from '../audit'
import { defineCollection, type DocumentStore, type StoredDocument } from '../shared/documents'
import type { Actor } from '../shared/kernel/actor'
import type { Clock } from '../shared/kernel/clock'
import { derivedId, type IdSource } from '../shared/kernel/ids'

/** A citizen follows a unit. Nobody is counted by it (B2): it only orders what that citizen sees. */
export interface Follow extends StoredDocument {
  readonly citizenId: string
  readonly unitId: string
}
export const follows = defineCollection<Follow>('follows', [{ name: 'by_citizen', equals: ['citizenId'] }])

/** What following needs. */
export interface FollowDeps {
  readonly store: DocumentStore
  readonly clock: Clock
  readonly ids: IdSource
}

/** More than any city has units. */
const MAX_FOLLOWED = 1000

/** Follows or leaves; repeating it changes nothing. */
export const setFollowing = (
  { store, clock, ids }: FollowDeps,
  citizen: Actor,
  unitId: string,
  following: boolean,
): Promise<void> =>
  store.transact(async (transaction) => {
    const id = derivedId('follow', citizen.id, unitId)
    const stored = await transaction.get(follows, id)
    if (following === (stored !== null)) return
    if (stored === null) transaction.insert(follows, { id, citizenId: citizen.id, unitId })
    else transaction.remove(follows, stored)
    appendAudit(transaction, ids, {
      actor: citizen,
      at: clock.now(),
      action: 'hall.follow',
      subject: { kind: 'unit', id: unitId },
      what: { following },
    })
  })

/** The ids of the units that this citizen follows. */
export async function followedUnits(store: DocumentStore, citizenId: string): Promise<string[]> {
  const page = await store.query(follows, { index: 'by_citizen', equals: { citizenId }, limit: MAX_FOLLOWED })
  return page.items.map((follow) => follow.unitId)
}

/** A citizen asks to be forgotten: nothing is followed any more. */
export async function forgetFollows(store: DocumentStore, citizenId: string): Promise<void> {
  const page = await store.query(follows, { index: 'by_citizen', equals: { citizenId }, limit: MAX_FOLLOWED })
  for (const { id } of page.items)
    await store.transact(async (transaction) => {
      const stored = await transaction.get(follows, id)
      if (stored !== null) transaction.remove(follows, stored)
    })
}
