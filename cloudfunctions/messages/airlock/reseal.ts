import type { Collection, DocumentStore, StoredDocument } from '../../shared/documents'
import type { ContactVault, SealedContact } from '../contact-vault'

/** A document with something sealed in it, bound to the document's id. */
export interface SealedDocument extends StoredDocument {
  readonly sealed: SealedContact
}

export interface ResealReport {
  readonly looked: number
  /** Sealed anew with the present key. */
  readonly resealed: number
  /** Sealed with a key that is not at hand: they stay as they are. */
  readonly unreadable: number
}

/** Where a document keeps what is sealed; absent: it keeps nothing. Everywhere it is bound to the document's id. */
export interface SealedPlace<D extends StoredDocument> {
  readonly of: (document: D) => SealedContact | undefined
  readonly with: (document: D, sealed: SealedContact) => D
}

interface More {
  readonly goOn: () => boolean
  readonly progress?: (report: ResealReport) => void
  /** Documents of one page; absent: 200. Fewer where they are large. */
  readonly page?: number
}

const PAGE = 200
/** Documents of one transaction: CloudBase takes about a hundred writes. */
const BATCH = 50

/** The same for documents that are sealed as a whole. */
export const reseal = <D extends SealedDocument>(
  deps: ResealDeps,
  collection: Collection<D>,
  more: More,
): Promise<ResealReport> =>
  resealAt(
    deps,
    collection,
    { of: ({ sealed }) => sealed, with: (document, sealed) => ({ ...document, sealed }) },
    more,
  )

interface ResealDeps {
  readonly store: DocumentStore
  readonly vault: ContactVault
}

/**
 * Seals with the present key whatever an older one sealed. In bounded batches, each under compare-and-swap, so that it
 * runs beside a working server; broken off and run again it goes on with what is left. The collection has an index `by_id`.
 */
export async function resealAt<D extends StoredDocument>(
  { store, vault }: ResealDeps,
  collection: Collection<D>,
  place: SealedPlace<D>,
  { goOn, progress, page: limit = PAGE }: More,
): Promise<ResealReport> {
  let report: ResealReport = { looked: 0, resealed: 0, unreadable: 0 }
  let cursor: string | null = null
  do {
    const page: { readonly items: readonly D[]; readonly nextCursor: string | null } = await store.query(collection, {
      index: 'by_id',
      equals: {},
      limit,
      ...(cursor === null ? {} : { cursor }),
    })
    const old = page.items.filter((document) => isOld(vault, place.of(document)))
    for (let at = 0; at < old.length && goOn(); at += BATCH) {
      const ids = old.slice(at, at + BATCH).map(({ id }) => id)
      const done = await resealBatch({ store, vault }, collection, place, ids)
      report = { ...report, resealed: report.resealed + done.resealed, unreadable: report.unreadable + done.unreadable }
    }
    report = { ...report, looked: report.looked + page.items.length }
    progress?.(report)
    cursor = page.nextCursor
  } while (cursor !== null && goOn())
  return report
}

const isOld = (vault: ContactVault, sealed: SealedContact | undefined): sealed is SealedContact =>
  sealed !== undefined && sealed.keyId !== vault.keyId()

const resealBatch = <D extends StoredDocument>(
  { store, vault }: ResealDeps,
  collection: Collection<D>,
  place: SealedPlace<D>,
  ids: readonly string[],
): Promise<{ resealed: number; unreadable: number }> =>
  store.transact(async (transaction) => {
    const counts = { resealed: 0, unreadable: 0 }
    for (const id of ids) {
      const present = await transaction.get(collection, id)
      const sealed = present === null ? undefined : place.of(present)
      // Deleted or changed meanwhile: what a server writes now is sealed with the present key.
      if (present === null || !isOld(vault, sealed)) continue
      const plain = opened(vault, id, sealed)
      if (plain === null) counts.unreadable += 1
      else {
        transaction.put(collection, place.with(present, vault.seal(id, plain)))
        counts.resealed += 1
      }
    }
    return counts
  })

/** Null where its key is not at hand or the value was altered: rotation must not end at it. */
function opened(vault: ContactVault, id: string, sealed: SealedContact): string | null {
  try {
    return vault.open(id, sealed)
  } catch {
    return null
  }
}
