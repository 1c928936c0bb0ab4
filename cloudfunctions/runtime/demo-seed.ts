import { seedDemoCity } from '../demo'
import { isSeeded, markSeeded } from './demo-mark'
import { START_COPY } from './main-copy'
import type { ModuleDeps } from './modules'
import { relayAll } from './relay-all'

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
  await relayAll({ ...deps, holder }, { goOn: () => true })
  await markSeeded(deps.store)
}
