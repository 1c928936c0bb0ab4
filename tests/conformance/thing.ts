import { defineCollection, type DocumentStore, type StoredDocument } from '../../cloudfunctions/shared/documents'

/** What the suite stores: every kind of index, and fields of any value. */
export interface Thing extends StoredDocument {
  readonly queue?: string
  readonly dueOn: string
  readonly rank: number
  readonly tokens?: readonly string[]
  readonly more?: unknown
}
export const things = defineCollection<Thing>(
  'things',
  [
    { name: 'by_due', equals: ['queue'], order: 'dueOn' },
    { name: 'by_rank', equals: ['queue'], order: 'rank' },
    { name: 'by_queue', equals: ['queue'] },
    { name: 'by_token', equals: ['queue'], contains: 'tokens', order: 'dueOn' },
  ],
  { numbers: ['rank'] },
)
/** A second collection: a transaction spans both. */
export const others = defineCollection<Thing>('others', [{ name: 'all', equals: [] }])
export const SUITE_COLLECTIONS = [things, others]

export const thing = (id: string, more: Partial<Thing> = {}): Thing & { version: never } =>
  ({ id, queue: 'q', dueOn: '2026-07-09', rank: 0, ...more }) as Thing & { version: never }

/** What the parts of the suite work with. */
export interface SuiteSurroundings {
  store(): DocumentStore
  /** An id or a queue of this test's own. */
  own(text: string): string
  /** An id of this test's own that is digits only. */
  digits(): string
  insert(...documents: Thing[]): Promise<void>
}
