import { storedDirectory } from '../hall'
import { joinersProjector } from '../answers'
import { storedStaff } from '../identity/staff'
import { insightProjector } from '../insight'
import { searchProjector } from '../messages'
import { routingProjector, storedRouter } from '../routing'
import { notificationsProjector } from '../notifications'
import type { Surroundings } from '../shared/kernel/core-deps'
import { type More, outbox } from '../shared/outbox/outbox'
import { type RelayDeps, relayFannedOut, relayLease } from '../shared/outbox/relay'
import { relayTogether } from '../shared/outbox/relay-together'
import { supervisionProjector } from '../supervision'
import type { ModuleDeps } from './modules'

/** PostgreSQL bears larger transactions than CloudBase: a rollup is then written less often. */
export const RELAY_BATCH = 200

type RelayAllDeps = RelayDeps &
  Pick<Surroundings, 'calendars'> &
  Partial<Pick<ModuleDeps, 'directory' | 'outgoing' | 'router'>>

/**
 * Delivers to every consumer what waits for it: what was committed to all of them at once, and then what waits for one of
 * them alone (it failed at it, or an earlier version wrote it so). A failure of one is told after all had their turn.
 * @returns false when another relay holds a lease and has to deliver it.
 */
export async function relayAll(deps: RelayAllDeps, more: More): Promise<boolean> {
  const failures: unknown[] = []
  let done = true
  const directory = deps.directory ?? storedDirectory(deps.store, deps.clock)
  const notifications = notificationsProjector({ ...deps, directory, people: storedStaff(deps.store) })
  // Kept by the process where one runs on; compiled anew only when lists or model changed.
  const routing = routingProjector({ router: deps.router ?? storedRouter(deps.store, directory, deps.clock) })
  const projectors = [
    insightProjector,
    supervisionProjector(deps),
    searchProjector,
    notifications,
    joinersProjector,
    routing,
  ]
  const { ended } = await relayTogether(deps, projectors, relayLease(insightProjector.consumer), more)
  done &&= ended !== 'busy'
  const apart = await deps.store.query(outbox, { index: 'all', equals: {}, limit: 1 })
  if (apart.items.length === 0) return done
  for (const projector of projectors)
    await relayFannedOut(deps, projector, more).then(
      ({ ended }) => (done &&= ended !== 'busy'),
      (error: unknown) => failures.push(error),
    )
  if (failures.length > 0) throw failures[0]
  return done
}
