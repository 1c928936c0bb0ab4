import { messages } from '../../cloudfunctions/messages'
import type { DocumentStore } from '../../cloudfunctions/shared/documents'

/** A store in whose transactions these documents of a collection cannot be read. */
export const storeWithout = (
  store: DocumentStore,
  { name }: { readonly name: string },
  ids: readonly string[],
): DocumentStore => ({
  get: (collection, id) => store.get(collection, id),
  query: (collection, query) => store.query(collection, query),
  transact: (work) =>
    store.transact((transaction) =>
      work({
        get: async (collection, id) => {
          if (collection.name === name && ids.includes(id)) throw new Error('cannot be read')
          return transaction.get(collection, id)
        },
        insert: (collection, document) => transaction.insert(collection, document),
        put: (collection, document) => transaction.put(collection, document),
        remove: (collection, document) => transaction.remove(collection, document),
      }),
    ),
})

export const storeWithoutMessages = (store: DocumentStore, ids: readonly string[]): DocumentStore =>
  storeWithout(store, messages, ids)
