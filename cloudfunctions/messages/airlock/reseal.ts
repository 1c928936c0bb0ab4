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

/** Documents of one page, and of one transaction: CloudBase takes about a hundred writes. */
const PAGE = 200
const BATCH = 50

/**
 * Seals with the present key whatever an older one sealed. In bounded batches, each under compare-and-swap, so that it
 * runs beside a working server; broken off and run again it goes on with what is left.
 */
export async function reseal<D extends SealedDocument>(
  { store, vault }: { readonly store: DocumentStore; readonly vault: ContactVault },
  collection: Collection<D>,
  more: { readonly goOn: () => boolean; readonly progress?: (report: ResealReport) => void },
): Promise<ResealReport> {
  let report: ResealReport = { looked: 0, resealed: 0, unreadable: 0 }
  let cursor: string | null = null
  do {
    const page: { readonly items: readonly D[]; readonly nextCursor: string | null } = await store.query(collection, {
      index: 'by_id',
      equals: {},
      limit: PAGE,
      ...(cursor === null ? {} : { cursor }),
    })
    const old = page.items.filter(({ sealed }) => sealed.keyId !== vault.keyId())
    for (let at = 0; at < old.length && more.goOn(); at += BATCH) {
      const ids = old.slice(at, at + BATCH).map(({ id }) => id)
      const done = await resealBatch(store, vault, collection, ids)
      report = { ...report, resealed: report.resealed + done.resealed, unreadable: report.unreadable + done.unreadable }
    }
    report = { ...report, looked: report.looked + page.items.length }
    more.progress?.(report)
    cursor = page.nextCursor
  } while (cursor !== null && more.goOn())
  return report
}

const resealBatch = <D extends SealedDocument>(
  store: DocumentStore,
  vault: ContactVault,
  collection: Collection<D>,
  ids: readonly string[],
): Promise<{ resealed: number; unreadable: number }> =>
  store.transact(async (transaction) => {
    const counts = { resealed: 0, unreadable: 0 }
    for (const id of ids) {
      const present = await transaction.get(collection, id)
      // Deleted or changed meanwhile: what a server writes now is sealed with the present key.
      if (present === null || present.sealed.keyId === vault.keyId()) continue
      const plain = opened(vault, present)
      if (plain === null) counts.unreadable += 1
      else {
        transaction.put(collection, { ...present, sealed: vault.seal(id, plain) })
        counts.resealed += 1
      }
    }
    return counts
  })

/** Null where its key is not at hand or the value was altered: rotation must not end at it. */
function opened(vault: ContactVault, { id, sealed }: SealedDocument): string | null {
  try {
    return vault.open(id, sealed)
  } catch {
    return null
  }
}
