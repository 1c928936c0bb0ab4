import { joinersProjector } from '../answers'
import { insightProjector } from '../insight'
import { searchProjector } from '../messages'
import { routingProjector } from '../routing'
import { notificationsProjector } from '../notifications'
import { type More, outbox } from '../shared/outbox/outbox'
import { type RelayDeps, relayFannedOut, relayLease } from '../shared/outbox/relay'
import { relayTogether } from '../shared/outbox/relay-together'
import { supervisionProjector } from '../supervision'
import { topicsProjector } from '../topics'
import type { ModuleDeps } from './modules'

/** PostgreSQL bears larger transactions than CloudBase: a rollup is then written less often. */
export const RELAY_BATCH = 200

type RelayAllDeps = RelayDeps & Pick<ModuleDeps, 'calendars' | 'directory' | 'outgoing' | 'router' | 'staff'>

/**
 * Delivers to every consumer what waits for it: what was committed to all of them at once, and then what waits for one of
 * them alone (it failed at it, or an earlier version wrote it so). A failure of one is told after all had their turn.
 * @returns false when another relay holds a lease and has to deliver it.
 */
export async function relayAll(deps: RelayAllDeps, more: More): Promise<boolean> {
  const failures: unknown[] = []
  let done = true
  const projectors = [
    insightProjector,
    supervisionProjector(deps),
    searchProjector,
    notificationsProjector({ ...deps, people: deps.staff }),
    joinersProjector,
    routingProjector(deps),
    topicsProjector(deps),
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
