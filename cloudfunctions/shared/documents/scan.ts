import type { Collection, StoredDocument } from './collection'
import type { DocumentStore, Query } from './document-store'

const PAGE = 1000

/** Every page of a query, one after the other; the next is read only when it is asked for. */
export async function* scan<D extends StoredDocument>(
  store: Pick<DocumentStore, 'query'>,
  collection: Collection<D>,
  query: Omit<Query, 'limit' | 'cursor'>,
): AsyncGenerator<readonly D[]> {
  let page = await store.query(collection, { ...query, limit: PAGE })
  yield page.items
  while (page.nextCursor !== null) {
    page = await store.query(collection, { ...query, limit: PAGE, cursor: page.nextCursor })
    yield page.items
  }
}
