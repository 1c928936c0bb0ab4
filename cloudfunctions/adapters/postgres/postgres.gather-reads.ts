import type { StoredDocument } from '../../shared/documents'

/** Documents read together at most. */
const MOST_READS = 200

/** Reads of one collection that are asked for in the same moment become one: a transaction that needs fifty documents asks once. */
export function gatherReads(
  readOne: (collection: string, id: string) => Promise<StoredDocument | null>,
  readMany: (collection: string, ids: readonly string[]) => Promise<readonly StoredDocument[]>,
): (collection: string, id: string) => Promise<StoredDocument | null> {
  let asked = new Map<string, Asked[]>()

  const flush = (): void => {
    const now = asked
    asked = new Map()
    for (const [collection, all] of now)
      for (let from = 0; from < all.length; from += MOST_READS)
        void answer(collection, all.slice(from, from + MOST_READS))
  }
  const answer = async (collection: string, some: readonly Asked[]): Promise<void> => {
    const [first] = some
    if (some.length === 1 && first !== undefined) return readOne(collection, first.id).then(first.done, first.failed)
    try {
      const found = await readMany(collection, [...new Set(some.map(({ id }) => id))])
      const byId = new Map(found.map((document) => [document.id, document]))
      const given = new Set<string>()
      for (const { id, done } of some) {
        const document = byId.get(id) ?? null
        // nobody shares an object with somebody else
        done(given.has(id) ? structuredClone(document) : document)
        given.add(id)
      }
    } catch (error) {
      for (const { failed } of some) failed(error)
    }
  }

  return (collection, id) =>
    new Promise((done, failed) => {
      if (asked.size === 0) process.nextTick(flush)
      const all = asked.get(collection)
      if (all === undefined) asked.set(collection, [{ id, done, failed }])
      else all.push({ id, done, failed })
    })
}

interface Asked {
  readonly id: string
  readonly done: (document: StoredDocument | null) => void
  readonly failed: (error: unknown) => void
}
