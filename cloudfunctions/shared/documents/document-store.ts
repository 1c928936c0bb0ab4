import type { Collection, NewDocument, StoredDocument } from './collection'

export type FieldValue = string | number

/**
 * A query over one declared index. All the index's equality fields are given; the order field may be bounded.
 * Asking for an index that is not declared throws.
 */
export interface Query {
  readonly index: string
  readonly equals: Readonly<Record<string, FieldValue>>
  /** Bounds of the order field (of the id, where the index orders by id alone). */
  readonly range?: {
    readonly from?: FieldValue
    readonly after?: FieldValue
    readonly to?: FieldValue
    readonly before?: FieldValue
  }
  /** One token that the index's `contains` field must hold. */
  readonly token?: string
  /** A second token that the same field must hold: narrows the first (whose it is, beside what it says). */
  readonly also?: string
  readonly direction?: 'ascending' | 'descending'
  /** 1–1000 documents. */
  readonly limit: number
  /** Where the page before ended: `nextCursor` of that page. */
  readonly cursor?: string
}

/** `nextCursor` is null on the last page. Ordered by (order field, id), so equal keys neither repeat nor vanish. */
export interface Page<Document> {
  readonly items: readonly Document[]
  readonly nextCursor: string | null
}

export interface DocumentReader {
  /** The document, or null. */
  get<D extends StoredDocument>(collection: Collection<D>, id: string): Promise<D | null>
}

/** What a transaction may do. Reads see its own writes. Queries stay outside: CloudBase cannot run them within. */
export interface Transaction extends DocumentReader {
  /** Fails the transaction with `DuplicateIdError` when the id is taken. */
  insert<D extends StoredDocument>(collection: Collection<D>, document: NewDocument<D>): void
  /** Compare and swap: `document.version` is the version that was read; the store writes the next one. */
  put<D extends StoredDocument>(collection: Collection<D>, document: D): void
  /** Compare and swap, like `put`. */
  remove<D extends StoredDocument>(collection: Collection<D>, document: D): void
}

/** All that the core knows of storage. */
export interface DocumentStore extends DocumentReader {
  query<D extends StoredDocument>(collection: Collection<D>, query: Query): Promise<Page<D>>
  /**
   * Runs `work` and writes all it asked for, or nothing. A lost race (compare-and-swap conflict, deadlock,
   * serialisation failure) runs `work` again with fresh reads, at most 8 times more; a `DomainError` is never retried.
   *
   * A transaction that depends on a document which it does not change still puts it (write skew).
   * @throws DuplicateIdError when an insert met a taken id that the transaction had not read as absent.
   * @throws DomainError `conflict` when every attempt lost its race; `unavailable` when the database is away.
   */
  transact<Result>(work: (transaction: Transaction) => Promise<Result>): Promise<Result>
}

/** An insert met an id that is taken. The use case decides what it means (often: the same request again). */
export class DuplicateIdError extends Error {
  override readonly name = 'DuplicateIdError'
  constructor(
    readonly collection: string,
    readonly id: string,
  ) {
    super(`duplicate id in ${collection}`)
  }
}
