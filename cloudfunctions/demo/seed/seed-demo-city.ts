import { storeDirectory } from '../../hall'
import { startRuleBook, storeDuties } from '../../routing'
import { storeServiceItems } from '../../services'
import { defineCollection, type DocumentStore, type StoredDocument } from '../../shared/documents'
import type { Instant } from '../../shared/kernel/local-date'
import { demoDirectory } from '../city'
import { DEMO_THRESHOLD } from '../routing'
import { demoDuties } from '../duties'
import { demoServiceItems } from '../items'
import { planDemoMessages } from '../messages/plan'
import { type Progress, type SeedDeps, tellStories } from './tell-stories'

/** When the city was planned: a seeding that goes on after a crash tells the same stories. */
interface DemoPlan extends StoredDocument {
  readonly plannedAt: Instant
}
export const demoPlans = defineCollection<DemoPlan>('demo_plans', [])
const PLAN_ID = 'city'

/**
 * Builds 示范市: directory, service items, and 300 messages told through the real use cases with a moved clock.
 * Safe to repeat and to go on with after a crash: whoever calls marks the city as whole only when this has returned.
 * @param progress steps told and steps in all
 */
export async function seedDemoCity(deps: SeedDeps, progress: Progress = () => undefined): Promise<void> {
  const plannedAt = await planOnce(deps.store, deps.clock.now())
  await storeDirectory(deps.store, demoDirectory)
  await storeDuties(deps.store, demoDuties, { importedBy: 'demo', importedAt: plannedAt })
  await startRuleBook(deps.store, DEMO_THRESHOLD)
  await storeServiceItems(deps.store, demoServiceItems)
  await tellStories(deps, planDemoMessages(plannedAt, deps.calendars.current()), progress)
  deps.wakeRelay()
}

const planOnce = (store: DocumentStore, now: Instant): Promise<Instant> =>
  store.transact(async (transaction) => {
    const planned = await transaction.get(demoPlans, PLAN_ID)
    if (planned !== null) return planned.plannedAt
    transaction.insert(demoPlans, { id: PLAN_ID, plannedAt: now })
    return now
  })
