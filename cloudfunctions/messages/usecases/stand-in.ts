import type { Actor, Grant } from '../../shared/kernel/actor'
import { shanghaiDay } from '../../shared/kernel/local-date'
import type { MessagesDeps } from '../deps'
import { deputyshipsOf, holdsOn } from '../deputy.store'

/**
 * The actor with the approver's role of everybody whom they stand in for today. Nothing of it is stored: a deputy's
 * right ends with its last day, with the approver's own right, and with their own place in the unit, at once.
 */
export async function withDeputyships(
  { kept, store, clock, people }: Pick<MessagesDeps, 'store' | 'kept' | 'clock' | 'people'>,
  actor: Actor,
): Promise<Actor> {
  // A deputy is somebody of the unit, and only as long as they are.
  const ofUnits = new Set(actor.grants.flatMap(({ unitId }) => unitId ?? []))
  if (actor.kind !== 'staff' || ofUnits.size === 0) return actor
  const today = shanghaiDay(clock.now())
  const running = await deputyshipsOf(kept ?? store, actor.id, today)
  if (running.length === 0) return actor
  const added = await Promise.all(
    running
      .filter((one) => holdsOn(one, today) && ofUnits.has(one.unitId))
      .map(async ({ unitId, approverId }): Promise<Grant[]> => {
        const grants = (await people.grantsOf(approverId)) ?? []
        return grants
          .filter((grant) => grant.role === 'approver' && grant.unitId === unitId)
          .map((grant) => ({ ...grant, deputyFor: approverId }))
      }),
  )
  return { ...actor, grants: [...actor.grants, ...added.flat()] }
}
