import type { Collection, StoredDocument } from './collection'
import type { DocumentReader } from './document-store'

/** The longest that a copy is answered from, milliseconds: the bound should a change ever go untold. */
const FRESH_MS = 1_000
/** Copies that are kept at most; beyond, all are let go. */
const MOST = 10_000

/**
 * Reads through, and keeps copies of documents whose collection asks for it (`keptInMemory`), for as long as somebody
 * tells every change. Copies are shared: nobody changes one.
 */
export interface KeptCopies extends DocumentReader {
  /** A document changed, whoever wrote it: the next read asks the store. */
  forget(collection: string, id: string): void
  /** Changes are told from now on. */
  trust(): void
  /** Changes may go untold: every read asks the store until `trust`. */
  distrust(): void
}

interface Copy {
  readonly document: Promise<StoredDocument | null>
  readonly at: number
}

/** @param now a clock that never goes back, milliseconds */
export function keptCopies(reader: DocumentReader, now: () => number): KeptCopies {
  const copies = new Map<string, Copy>()
  let trusted = false
  const read = (collection: Collection<StoredDocument>, id: string): Promise<StoredDocument | null> => {
    const key = keyOf(collection.name, id)
    const known = copies.get(key)
    const at = now()
    if (known !== undefined && at - known.at < FRESH_MS) return known.document
    // Kept from the moment it is asked for: a change that is told while the answer is on its way finds it, too.
    const copy: Copy = { document: reader.get(collection, id), at }
    if (copies.size >= MOST) copies.clear()
    copies.set(key, copy)
    copy.document.catch(() => {
      if (copies.get(key) === copy) copies.delete(key)
    })
    return copy.document
  }
  return {
    get: (collection, id) =>
      trusted && collection.keptInMemory === true ? (read(collection, id) as never) : reader.get(collection, id),
    forget: (collection, id) => void copies.delete(keyOf(collection, id)),
    trust() {
      copies.clear()
      trusted = true
    },
    distrust() {
      copies.clear()
      trusted = false
    },
  }
}

const keyOf = (collection: string, id: string): string => `${collection}\u0000${id}`
