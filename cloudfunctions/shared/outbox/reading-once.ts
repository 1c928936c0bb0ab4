import type { Collection, StoredDocument, Transaction } from '../documents'

/**
 * A transaction in which a document that several look at is read once, and shown to all of them: nobody changes it in
 * place. What is written meanwhile is seen by whoever reads it afterwards.
 */
export function readingOnce(transaction: Transaction): Transaction {
  const read = new Map<string, Promise<StoredDocument | null>>()
  const keyOf = ({ name }: Collection<StoredDocument>, id: string): string => `${name}\u0000${id}`
  return {
    get(collection, id) {
      const key = keyOf(collection, id)
      const found = read.get(key) ?? transaction.get(collection, id)
      read.set(key, found)
      return found as never
    },
    insert(collection, document) {
      read.delete(keyOf(collection, document.id))
      transaction.insert(collection, document)
    },
    put(collection, document) {
      read.delete(keyOf(collection, document.id))
      transaction.put(collection, document)
    },
    remove(collection, document) {
      read.delete(keyOf(collection, document.id))
      transaction.remove(collection, document)
    },
  }
}
