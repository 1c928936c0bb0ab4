import { seedDemoCity } from '../demo'
import { insightProjector } from '../insight'
import { relayOutbox } from '../shared/outbox/relay'
import { isSeeded, markSeeded } from './demo-mark'
import { START_COPY } from './main-copy'
import type { ModuleDeps } from './modules'

/**
 * Fills a marked database with the demonstration city and counts it; one that is whole is left alone. Broken off, it
 * goes on at the next start.
 */
export async function seedDemonstration(
  deps: ModuleDeps,
  holder: string,
  progress: (what: string) => void,
): Promise<void> {
  if (await isSeeded(deps.store)) return
  progress(START_COPY.seeding)
  await seedDemoCity(deps)
  await relayOutbox({ ...deps, holder }, insightProjector, { goOn: () => true })
  await markSeeded(deps.store)
}
