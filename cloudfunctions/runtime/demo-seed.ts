import { demoDirectory } from '../demo/city'
import { demoServiceItems } from '../demo/items'
import { storeDirectory } from '../hall'
import { storeServiceItems } from '../services'
import { isSeeded, markSeeded } from './demo-mark'
import { START_COPY } from './main-copy'
import type { ModuleDeps } from './modules'

/** Fills a marked database with the demonstration city; one that is whole is left alone. */
export async function seedDemonstration(deps: ModuleDeps, progress: (what: string) => void): Promise<void> {
  if (await isSeeded(deps.store)) return
  progress(START_COPY.seeding)
  await storeDirectory(deps.store, demoDirectory)
  await storeServiceItems(deps.store, demoServiceItems)
  await markSeeded(deps.store)
}
