import type { Collection, StoredDocument } from './collection'
import type { DocumentStore } from './document-store'

/** Documents of one transaction: CloudBase takes about a hundred writes. */
const BATCH = 50

/**
 * Removes the documents that stand before a bound in an index, oldest first. Safe to stop anywhere and to repeat; a
 * document that was renewed since it was found stays.
 * @param of `before` bounds the index's order field, a text, and is not included; `equals` are the index's other fields
 * @returns whether none is left
 */
export async function removeBefore<D extends StoredDocument>(
  store: DocumentStore,
  collection: Collection<D>,
  of: { readonly index: string; readonly equals?: Readonly<Record<string, string>>; readonly before: string },
  goOn: () => boolean,
): Promise<boolean> {
  const { index, equals = {}, before } = of
  const order = collection.indexes.find(({ name }) => name === index)?.order
  if (order === undefined) throw new Error(`${collection.name} has no ordered index ${index}`)
  const isBefore = (document: D): boolean => {
    const at = (document as unknown as Readonly<Record<string, unknown>>)[order]
    return typeof at === 'string' && at < before
  }
  while (goOn()) {
    const { items, nextCursor } = await store.query(collection, { index, equals, range: { before }, limit: BATCH })
    if (items.length > 0)
      await store.transact(async (transaction) => {
        const present = await Promise.all(items.map(({ id }) => transaction.get(collection, id)))
        for (const document of present)
          if (document !== null && isBefore(document)) transaction.remove(collection, document)
      })
    if (nextCursor === null) return true
  }
  return false
}
