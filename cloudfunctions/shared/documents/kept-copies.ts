import type { Collection, StoredDocument } from './collection'
import type { DocumentStore, Page, Query } from './document-store'

/** The longest that a copy is answered from, milliseconds: the bound should a change ever go untold. */
const FRESH_MS = 1_000
/** Copies that are kept at most; beyond, all are let go. */
const MOST = 10_000

/**
 * Reads through, and keeps copies of documents whose collection asks for it (`keptInMemory`), for as long as somebody
 * tells every change. Copies are shared: nobody changes one.
 */
export interface KeptCopies extends Pick<DocumentStore, 'get' | 'query'> {
  /** A document changed, whoever wrote it: the next read of it, and every query of its collection, asks the store. */
  forget(collection: string, id: string): void
  /** Changes are told from now on. */
  trust(): void
  /** Changes may go untold: every read asks the store until `trust`. */
  distrust(): void
}

interface Copy {
  readonly answer: Promise<unknown>
  readonly at: number
}

/** @param now a clock that never goes back, milliseconds */
export function keptCopies(reader: Pick<DocumentStore, 'get' | 'query'>, now: () => number): KeptCopies {
  const copies = new Map<string, Copy>()
  /** Keys of queries, by collection. */
  const queries = new Map<string, Set<string>>()
  let trusted = false
  const read = <Answer>(key: string, ask: () => Promise<Answer>): Promise<Answer> => {
    const known = copies.get(key)
    const at = now()
    if (known !== undefined && at - known.at < FRESH_MS) return known.answer as Promise<Answer>
    // Kept from the moment it is asked for: a change that is told while the answer is on its way finds it, too.
    const answer = ask()
    const copy: Copy = { answer, at }
    if (copies.size >= MOST) clear()
    copies.set(key, copy)
    answer.catch(() => {
      if (copies.get(key) === copy) copies.delete(key)
    })
    return answer
  }
  const clear = (): void => {
    copies.clear()
    queries.clear()
  }
  const isKept = ({ keptInMemory }: Collection<StoredDocument>): boolean => trusted && keptInMemory === true
  return {
    get: (collection, id) =>
      isKept(collection)
        ? read(keyOf(collection.name, id), () => reader.get(collection, id))
        : reader.get(collection, id),
    query<D extends StoredDocument>(collection: Collection<D>, query: Query): Promise<Page<D>> {
      if (!isKept(collection)) return reader.query(collection, query)
      const key = `${collection.name}?${JSON.stringify(query)}`
      const asked = queries.get(collection.name) ?? new Set()
      const answer = read(key, () => reader.query(collection, query))
      queries.set(collection.name, asked.add(key))
      return answer
    },
    forget(collection, id) {
      copies.delete(keyOf(collection, id))
      for (const key of queries.get(collection) ?? []) copies.delete(key)
      queries.delete(collection)
    },
    trust() {
      clear()
      trusted = true
    },
    distrust() {
      clear()
      trusted = false
    },
  }
}

const keyOf = (collection: string, id: string): string => `${collection}\u0000${id}`
