import { deleteOwn } from '../messages'
import type { Page, Transaction } from '../shared/documents'
import type { Actor } from '../shared/kernel/actor'
import { Failures } from '../shared/kernel/failures'
import { addMilliseconds, type Instant } from '../shared/kernel/local-date'
import type { OwnPart } from '../shared/kernel/own-part'
import { pseudonymOf } from '../shared/kernel/pseudonym'
import type { PrivacyDeps } from './deps'
import { type Deletion, deletions } from './privacy.store'

/** By then the call that began it has come to its end, or to none: a cloud function is ended after 20 s. */
const UNDER_WAY_MS = 120_000
const BATCH = 50

const deletionId = (citizenId: string): string => `deletion.${pseudonymOf(citizenId)}`

/** In the transaction that confirms it. */
export async function noteDeletion(transaction: Transaction, citizenId: string, at: Instant): Promise<void> {
  const id = deletionId(citizenId)
  const before = await transaction.get(deletions, id)
  if (before === null) transaction.insert(deletions, { id, citizenId, at })
  else transaction.put(deletions, { id, version: before.version, citizenId, at })
}

/** Notes what became of the deletion that was confirmed at an instant; one that was confirmed since is another. */
const noteOf = (
  { store }: PrivacyDeps,
  citizen: Actor,
  at: Instant,
  note: (transaction: Transaction, noted: Deletion) => void,
): Promise<void> =>
  store.transact(async (transaction) => {
    const noted = await transaction.get(deletions, deletionId(citizen.id))
    if (noted?.at === at) note(transaction, noted)
  })

/**
 * Each part has its turn, whatever becomes of the others; one that is gone is not taken again, however long another fails.
 * @param deletion when it was confirmed, and what of it is done
 * @param through what was written after that instant is left alone; absent: nothing is
 * @throws the first failure, after all of them
 */
export async function carryOut(
  deps: PrivacyDeps,
  citizen: Actor,
  { at, done = [] }: Pick<Deletion, 'at' | 'done'>,
  through?: Instant,
): ReturnType<typeof deleteOwn> {
  const forget = async (part: OwnPart): Promise<void> => {
    await part.forget(citizen.id)
    await noteOf(deps, citizen, at, (transaction, noted) =>
      transaction.put(deletions, { ...noted, done: [...(noted.done ?? []), part.key] }),
    )
  }
  const left = deps.parts.filter(({ key }) => !done.includes(key))
  const [own, ...parts] = await Promise.allSettled([deleteOwn(deps, citizen, through), ...left.map(forget)])
  for (const part of parts) if (part.status === 'rejected') throw part.reason
  if (own.status === 'rejected') throw own.reason
  await noteOf(deps, citizen, at, (transaction, noted) => transaction.remove(deletions, noted))
  return own.value
}

/**
 * Goes on with deletions that were broken off: the process ended, the database was away. One that fails keeps none of the
 * others waiting and is tried again at the next run. What its citizen wrote since it was confirmed is theirs.
 * @returns whether none is left
 */
export async function finishDeletions(deps: PrivacyDeps, { goOn }: { readonly goOn: () => boolean }): Promise<boolean> {
  const failures = new Failures()
  const before = addMilliseconds(deps.clock.now(), -UNDER_WAY_MS)
  let cursor: string | null = ''
  while (cursor !== null && goOn()) {
    const query = {
      index: 'by_time',
      equals: {},
      range: { before },
      limit: BATCH,
      ...(cursor === '' ? {} : { cursor }),
    }
    const page: Page<Deletion> = await deps.store.query(deletions, query)
    for (const deletion of page.items) {
      if (!goOn()) break
      const citizen: Actor = { id: deletion.citizenId, kind: 'citizen', name: '市民', grants: [{ role: 'citizen' }] }
      await failures.during(() => carryOut(deps, citizen, deletion, deletion.at), null)
    }
    cursor = page.nextCursor
  }
  failures.tell()
  return goOn()
}
