/** The part of `wx-server-sdk`'s database that the store uses; the SDK's own types say `Promise | void | string`. */
export interface CloudbaseDatabase {
  readonly command: CloudbaseCommand
  collection(name: string): CloudbaseCollection
  startTransaction(): Promise<CloudbaseTransaction>
}

export interface CloudbaseTransaction {
  collection(name: string): CloudbaseTransactionCollection
  commit(): Promise<unknown>
  rollback(): Promise<unknown>
}

/** Inside a transaction there is no `where`: the SDK would send it without the transaction (trap 1). */
export interface CloudbaseTransactionCollection {
  doc(id: string): CloudbaseDocument
  add(options: { data: StoredFields }): Promise<unknown>
}

export interface CloudbaseCollection extends CloudbaseTransactionCollection {
  where(condition: object): CloudbaseQuery
}

export interface CloudbaseDocument {
  /** `data` is null for a missing id, since the store asks for `throwOnNotFound: false` (trap 3). */
  get(): Promise<{ data: StoredFields | null }>
  set(options: { data: object }): Promise<unknown>
  remove(): Promise<unknown>
}

export interface CloudbaseQuery {
  orderBy(field: string, direction: 'asc' | 'desc'): CloudbaseQuery
  limit(most: number): CloudbaseQuery
  get(): Promise<{ data: StoredFields[] }>
}

export interface CloudbaseCommand {
  and(conditions: readonly object[]): object
  or(conditions: readonly object[]): object
  gt(value: string | number): object
  gte(value: string | number): object
  lt(value: string | number): object
  lte(value: string | number): object
}

/** A document as CloudBase holds it: `_id` instead of `id`. */
export type StoredFields = Record<string, unknown> & { _id: string; version: number }
