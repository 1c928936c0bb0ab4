import { memoryStore } from '../../cloudfunctions/adapters/memory'
import { defineCollection, type StoredDocument, type Transaction } from '../../cloudfunctions/shared/documents'
import { readingOnce } from '../../cloudfunctions/shared/outbox/reading-once'

interface Count extends StoredDocument {
  readonly count: number
}
const counts = defineCollection<Count>('counts', [])
const others = defineCollection<Count>('others', [])

describe('a transaction in which a document is read once', () => {
  const inTransaction = async (work: (shared: Transaction, reads: () => number) => Promise<void>): Promise<void> => {
    const store = memoryStore()
    await store.transact(async (transaction) => transaction.insert(counts, { id: 'a', count: 1 }))
    await store.transact(async (transaction) => {
      let reads = 0
      const counted: Transaction = {
        get: (collection, id) => {
          reads += 1
          return transaction.get(collection, id)
        },
        insert: (...given) => transaction.insert(...given),
        put: (...given) => transaction.put(...given),
        remove: (...given) => transaction.remove(...given),
      }
      await work(readingOnce(counted), () => reads)
    })
  }
  const countOf = async (shared: Transaction, id: string) => (await shared.get(counts, id))?.count

  it('asks for it once, also where it is not there, and for each of two of one id', () =>
    inTransaction(async (shared, reads) => {
      await Promise.all([countOf(shared, 'a'), countOf(shared, 'a'), countOf(shared, 'none'), countOf(shared, 'none')])
      expect([await countOf(shared, 'a'), await countOf(shared, 'none'), reads()]).toEqual([1, undefined, 2])
      expect([await shared.get(others, 'a'), reads()]).toEqual([null, 3])
    }))

  it('shows what was changed, made and taken away meanwhile to whoever reads it afterwards', () =>
    inTransaction(async (shared) => {
      const present = await shared.get(counts, 'a')
      if (present === null) throw new Error('no count')
      expect(await countOf(shared, 'new')).toBeUndefined()
      shared.put(counts, { ...present, count: 2 })
      shared.insert(counts, { id: 'new', count: 7 })
      expect([await countOf(shared, 'a'), await countOf(shared, 'new')]).toEqual([2, 7])
    }))

  it('shows nothing of what was removed', () =>
    inTransaction(async (shared) => {
      const present = await shared.get(counts, 'a')
      if (present === null) throw new Error('no count')
      shared.remove(counts, present)
      expect(await countOf(shared, 'a')).toBeUndefined()
    }))
})
