import { type DocumentStore, type NewDocument, scan } from '../shared/documents'
import { CATALOGUE_MARK_ID, serviceCatalogueMarks, type ServiceItemDocument, serviceItems } from './service-item'

/** All items in the order of lists. */
export async function readItems(store: DocumentStore): Promise<readonly ServiceItemDocument[]> {
  const items: ServiceItemDocument[] = []
  for await (const page of scan(store, serviceItems, { index: 'by_rank', equals: {} })) items.push(...page)
  return items
}

/** How many items one transaction writes: CloudBase takes no more than about a hundred documents. */
const AT_ONCE = 50

/** Stores items, replacing those of the same id, and tells every process to read again. Safe to repeat. */
export async function storeServiceItems(
  store: DocumentStore,
  items: readonly NewDocument<ServiceItemDocument>[],
): Promise<void> {
  for (let from = 0; from < items.length; from += AT_ONCE)
    await store.transact(async (transaction) => {
      for (const item of items.slice(from, from + AT_ONCE)) {
        const stored = await transaction.get(serviceItems, item.id)
        if (stored === null) transaction.insert(serviceItems, item)
        else transaction.put(serviceItems, { ...item, version: stored.version })
      }
    })
  await store.transact(async (transaction) => {
    const mark = await transaction.get(serviceCatalogueMarks, CATALOGUE_MARK_ID)
    if (mark === null) transaction.insert(serviceCatalogueMarks, { id: CATALOGUE_MARK_ID })
    else transaction.put(serviceCatalogueMarks, mark)
  })
}

/** Takes items away; processes notice with the next change of the mark (`storeServiceItems`). Safe to repeat. */
export async function dropServiceItems(
  store: DocumentStore,
  items: readonly Pick<ServiceItemDocument, 'id'>[],
): Promise<void> {
  for (let from = 0; from < items.length; from += AT_ONCE)
    await store.transact(async (transaction) => {
      for (const { id } of items.slice(from, from + AT_ONCE)) {
        const stored = await transaction.get(serviceItems, id)
        if (stored !== null) transaction.remove(serviceItems, stored)
      }
    })
}
