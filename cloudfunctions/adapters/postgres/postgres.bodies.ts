import type { StoredDocument } from '../../shared/documents'

/** What a query answers for a document whose body may be known already. */
export interface DocumentKey {
  readonly id: string
  readonly version: number
  /** The transaction that wrote this version (`xmin`): tells documents apart that had the same id one after another. */
  readonly writtenBy: string
}

/** The document that stands under a key. */
export interface KeyedBody extends DocumentKey {
  readonly body: StoredDocument
}

/** Bodies that are kept at most, of all collections together; a work item takes about 2 KB, a day's rollup up to 25 KB (ADR 0029). */
const MOST_BODIES = 20_000
/** What nobody asked for in this time or twice of it is let go, milliseconds: the words of a deleted message do not stay. */
const GENERATION_MS = 3_600_000

/**
 * Bodies of documents by id, version and the transaction that wrote it: a version never changes, so nobody has to be told
 * when one goes out of date. Of two generations the older one goes when the younger is full or an hour old; what is still
 * asked for moves on. Bodies are shared: nobody changes one.
 *
 * @param now a clock that never goes back, milliseconds
 */
export function keptBodies(
  readMany: (collection: string, ids: readonly string[]) => Promise<readonly KeyedBody[]>,
  most = MOST_BODIES,
  now: () => number = () => performance.now(),
) {
  let young = new Map<string, KeyedBody>()
  let old = new Map<string, KeyedBody>()
  let turnedAt = now()
  const turn = (): void => {
    old = young
    young = new Map()
    turnedAt = now()
  }
  const keep = (key: string, known: KeyedBody): void => {
    if (young.size >= most / 2) turn()
    young.set(key, known)
  }
  const find = (collection: string, wanted: DocumentKey): StoredDocument | null => {
    const key = keyOf(collection, wanted.id)
    const recent = young.get(key)
    if (recent !== undefined) return isOf(recent, wanted) ? recent.body : null
    const found = old.get(key)
    if (found === undefined || !isOf(found, wanted)) return null
    keep(key, found)
    return found.body
  }
  return {
    /**
     * The documents of these keys, in their order: those not known are read together.
     * @returns null when one of them has changed since the keys were read: then whoever asks begins anew
     */
    async of(collection: string, keys: readonly DocumentKey[]): Promise<StoredDocument[] | null> {
      if (now() - turnedAt >= GENERATION_MS) turn()
      const bodies: StoredDocument[] = []
      const unknown: { key: DocumentKey; at: number }[] = []
      keys.forEach((key, at) => {
        const body = find(collection, key)
        if (body === null) unknown.push({ key, at })
        else bodies[at] = body
      })
      if (unknown.length === 0) return bodies
      const read = await readMany(
        collection,
        unknown.map(({ key }) => key.id),
      )
      const byId = new Map(read.map((known) => [known.id, known]))
      for (const { key, at } of unknown) {
        const known = byId.get(key.id)
        if (known === undefined || !isOf(known, key)) return null
        keep(keyOf(collection, key.id), known)
        bodies[at] = known.body
      }
      return bodies
    },
    /** Lets all go: another server may speak for the database now, and give versions out once more. */
    clear() {
      turn()
      turn()
    },
  }
}

const isOf = (known: KeyedBody, { version, writtenBy }: DocumentKey): boolean =>
  known.version === version && known.writtenBy === writtenBy
const keyOf = (collection: string, id: string): string => `${collection}\u0000${id}`
