import type { DocumentStore } from '../shared/documents'
import type { Clock } from '../shared/kernel/clock'
import { CATALOGUE_MARK_ID, serviceCatalogueMarks, type ServiceItemDocument, serviceItems } from './service-item'
import { buildServiceSearch, type ServiceSearch } from './service-search'

/** All items in their order, and the search over them. */
export interface Catalogue {
  readonly items: readonly ServiceItemDocument[]
  readonly find: ReadonlyMap<string, ServiceItemDocument>
  readonly search: ServiceSearch
}
export interface CatalogueSource {
  current(): Promise<Catalogue>
}

/** How long a process answers without looking; a changed item shows at the latest after this. */
const FRESH_MS = 5_000
const PAGE = 500

/** Holds the items in the process; reads them again only when their mark has another version. */
export function storedCatalogue(store: DocumentStore, clock: Clock): CatalogueSource {
  let held: { catalogue: Promise<Catalogue>; markVersion: number } | null = null
  let looking: { result: Promise<Catalogue>; until: number } | null = null

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

  return {
    current() {
      const now = Date.parse(clock.now())
      if (looking !== null && now < looking.until && now >= looking.until - FRESH_MS) return looking.result
      const mine = { result: look(), until: now + FRESH_MS }
      looking = mine
      mine.result.catch(() => {
        if (looking === mine) looking = null // the database was away: ask again next time
      })
      return mine.result
    },
  }
}

async function readAll(store: DocumentStore): Promise<Catalogue> {
  const items: ServiceItemDocument[] = []
  for (let cursor: string | null | undefined; cursor !== null;) {
    const page = await store.query(serviceItems, {
      index: 'by_rank',
      equals: {},
      limit: PAGE,
      ...(cursor === undefined ? {} : { cursor }),
    })
    items.push(...page.items)
    cursor = page.nextCursor
  }
  return { items, find: new Map(items.map((item) => [item.id, item])), search: buildServiceSearch(items) }
}
