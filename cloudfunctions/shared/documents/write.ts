import type { StoredDocument } from './collection'

/** One buffered write. `expected` is the version that was read; the store holds `expected + 1` afterwards. */
export type Write =
  | { readonly kind: 'insert'; readonly collection: string; readonly id: string; readonly document: StoredDocument }
  | {
      readonly kind: 'put'
      readonly collection: string
      readonly id: string
      readonly expected: number
      readonly document: StoredDocument
    }
  | { readonly kind: 'remove'; readonly collection: string; readonly id: string; readonly expected: number }

/** A commit lost a race: another write came first, or the database asked for another try. */
export class LostRaceError extends Error {
  override readonly name = 'LostRaceError'
}

/** What an adapter gives: reads, and one atomic commit of buffered writes. */
export interface CommitBackend {
  read(collection: string, id: string): Promise<StoredDocument | null>
  /**
   * Writes all or nothing, in the order given (sorted by collection and id).
   * @throws LostRaceError when a version differs or the database wants a retry.
   * @throws DuplicateIdError when an insert's id is taken.
   */
  commit(writes: readonly Write[]): Promise<void>
}
