import type { DocumentStore, Transaction } from '../../cloudfunctions/shared/documents'

/** What a transaction asked of one document. */
export interface Deed {
  readonly what: 'get' | 'insert' | 'put' | 'remove'
  readonly collection: string
  /** As it was written or removed; of one that was read the id alone. */
  readonly document: { readonly id: string }
}

/**
 * A store that tells after each commit what its transaction did, in order.
 * @param told what it returns is waited for before the transaction is answered
 */
export function watchedStore(store: DocumentStore, told: (deeds: readonly Deed[]) => unknown): DocumentStore {
  return {
    ...store,
    async transact(work) {
      let deeds: Deed[] = []
      const note = (what: Deed['what'], { name }: { name: string }, document: { id: string }): void =>
        void deeds.push({ what, collection: name, document })
      const result = await store.transact((transaction) => {
        deeds = []
        const watched: Transaction = {
          get: (collection, id) => {
            note('get', collection, { id })
            return transaction.get(collection, id)
          },
          insert: (collection, document) => {
            note('insert', collection, document)
            transaction.insert(collection, document)
          },
          put: (collection, document) => {
            note('put', collection, document)
            transaction.put(collection, document)
          },
          remove: (collection, document) => {
            note('remove', collection, document)
            transaction.remove(collection, document)
          },
        }
        return work(watched)
      })
      await told(deeds)
      return result
    },
  }
}
