/** What every stored document has. `version` starts at 1 and grows by one with each put. */
export interface StoredDocument {
  readonly id: string
  readonly version: number
}

/** A document before it is inserted: the store gives it version 1. */
export type NewDocument<Document extends StoredDocument> = Omit<Document, 'version'>

/**
 * An index: equality fields first, then the order field; the id always closes the key.
 * Values are ASCII strings, or safe integers where the collection says so (`numbers`). The order field is always present;
 * a document without an equality field is found by no query of the index.
 */
export interface IndexDeclaration {
  readonly name: string
  /** Fields that a query fixes by equality, in index order. A query gives all of them. */
  readonly equals: readonly string[]
  /** The field that orders (and may be bounded); absent: ordered by id alone. */
  readonly order?: string
  /** A field holding an array of tokens; a query on this index gives one token, or two that it all must hold. */
  readonly contains?: string
}

/** A collection, declared once as data: gives the PostgreSQL DDL and the CloudBase index manifest. */
export interface Collection<Document extends StoredDocument> {
  readonly name: string
  readonly indexes: readonly IndexDeclaration[]
  /** Few documents, read with every request: a server may keep copies, and is told of every change (`kept-copies.ts`). */
  readonly keptInMemory?: boolean
  /**
   * Lists of it are read often and its documents change seldom: a server may keep bodies by id and version, and asks a list
   * for those alone (docs/adr/0029).
   */
  readonly keptBodies?: boolean
  /** Indexed fields that hold safe integers; all others hold texts. */
  readonly numbers?: readonly string[]
  /** Carries the document type only; never set. */
  readonly documentType?: Document
}

/** Declares a collection. Names are snake_case ASCII, as both stores take them. */
export const defineCollection = <Document extends StoredDocument>(
  name: string,
  indexes: readonly IndexDeclaration[],
  more: Pick<Collection<Document>, 'keptInMemory' | 'keptBodies' | 'numbers'> = {},
): Collection<Document> => ({ name, indexes, ...more })
