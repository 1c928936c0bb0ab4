import type { ActorView } from '../../types/identity.contract'
import type { Directory } from '../hall'
import type { Actor } from '../shared/kernel/actor'

/** The caller as pages may know them; the unit's name is that of the first grant that has a unit. */
export function toActorView(actor: Actor, directory: Directory): ActorView {
  const unitId = actor.grants.find((grant) => grant.unitId !== undefined)?.unitId
  return {
    id: actor.id,
    kind: actor.kind === 'citizen' ? 'citizen' : 'staff',
    name: actor.name,
    grants: actor.grants.map((grant) => ({ ...grant })),
    ...(unitId === undefined ? {} : { unitName: directory.nameOf(unitId) }),
  }
}
