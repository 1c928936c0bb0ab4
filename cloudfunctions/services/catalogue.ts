import type { DocumentStore } from '../shared/documents'
import type { Clock } from '../shared/kernel/clock'
import { keptFor } from '../shared/kernel/kept-for'
import { CATALOGUE_MARK_ID, serviceCatalogueMarks, type ServiceItemDocument } from './service-item'
import { buildServiceSearch, type ServiceSearch } from './service-search'
import { readItems } from './store-items'

/** All items in their order, how many each topic has, and the search over them. */
export interface Catalogue {
  readonly items: readonly ServiceItemDocument[]
  readonly topics: readonly { readonly topic: ServiceItemDocument['topic']; readonly count: number }[]
  readonly find: ReadonlyMap<string, ServiceItemDocument>
  readonly search: ServiceSearch
}
export interface CatalogueSource {
  current(): Promise<Catalogue>
}

/** How long a process answers without looking; a changed item shows at the latest after this. */
const FRESH_MS = 5_000

/** Holds the items in the process; reads them again only when their mark has another version. */
export function storedCatalogue(store: DocumentStore, clock: Clock): CatalogueSource {
  let held: { catalogue: Promise<Catalogue>; markVersion: number } | null = null

  async function look(): Promise<Catalogue> {
    const mark = await store.get(serviceCatalogueMarks, CATALOGUE_MARK_ID)
    const markVersion = mark?.version ?? 0
    if (held === null || held.markVersion !== markVersion) {
      const mine = { catalogue: readAll(store), markVersion }
      held = mine
      mine.catalogue.catch(() => {
        if (held === mine) held = null
      })
    }
    return held.catalogue
  }

  return { current: keptFor(FRESH_MS, clock, look) }
}

async function readAll(store: DocumentStore): Promise<Catalogue> {
  const items = await readItems(store)
  const counts = new Map<ServiceItemDocument['topic'], number>()
  for (const { topic } of items) counts.set(topic, (counts.get(topic) ?? 0) + 1)
  return {
    items,
    topics: [...counts].map(([topic, count]) => ({ topic, count })),
    find: new Map(items.map((item) => [item.id, item])),
    search: buildServiceSearch(items),
  }
}
