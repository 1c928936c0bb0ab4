import { storedDirectory } from '../hall'
import { joinersProjector } from '../answers'
import { insightProjector } from '../insight'
import { searchProjector } from '../messages'
import { routingProjector, storedRouter } from '../routing'
import { notificationsProjector } from '../notifications'
import type { Surroundings } from '../shared/kernel/core-deps'
import { type More, type RelayDeps, relayOutbox } from '../shared/outbox/relay'
import { supervisionProjector } from '../supervision'
import type { ModuleDeps } from './modules'

type RelayAllDeps = RelayDeps &
  Pick<Surroundings, 'calendars'> &
  Partial<Pick<ModuleDeps, 'directory' | 'outgoing' | 'router'>>

/**
 * Delivers to every consumer what waits for it, one after another. A failure of one is told after all had their turn.
 * @returns false when another relay holds a lease and has to deliver it.
 */
export async function relayAll(deps: RelayAllDeps, more: More): Promise<boolean> {
  const failures: unknown[] = []
  let done = true
  const directory = deps.directory ?? storedDirectory(deps.store, deps.clock)
  const notifications = notificationsProjector({ ...deps, directory })
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
  for (const projector of projectors)
    await relayOutbox(deps, projector, more).then(
      ({ ended }) => (done &&= ended !== 'busy'),
      (error: unknown) => failures.push(error),
    )
  if (failures.length > 0) throw failures[0]
  return done
}
