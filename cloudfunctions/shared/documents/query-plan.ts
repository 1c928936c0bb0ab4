import { ID, KEY_TEXT } from './check-document'
import type { Collection, IndexDeclaration, StoredDocument } from './collection'
import type { FieldValue, Query } from './document-store'

/** A query checked against its declaration, ready for an adapter. `orderField` is `id` where nothing else orders. */
export interface QueryPlan {
  readonly index: IndexDeclaration
  readonly orderField: string
  /** Fields of the index that hold numbers. */
  readonly numbers: readonly string[]
  readonly descending: boolean
  readonly limit: number
  readonly equals: readonly (readonly [field: string, value: FieldValue])[]
  /** A document's field holds all of them. */
  readonly tokens?: { readonly field: string; readonly values: readonly string[] }
  readonly range: NonNullable<Query['range']>
  /** Last (order value, id) of the page before. */
  readonly after?: { readonly value: FieldValue; readonly id: string }
}

const MAX_LIMIT = 1000

/** Checks a query against the collection's declaration. @throws Error (a defect) for what no index serves. */
export function planQuery<D extends StoredDocument>(collection: Collection<D>, query: Query): QueryPlan {
  const index = collection.indexes.find((candidate) => candidate.name === query.index)
  if (index === undefined) throw new Error(`${collection.name} declares no index ${query.index}`)
  const given = Object.keys(query.equals)
  const equals = index.equals.map((field) => {
    const value = query.equals[field]
    if (value === undefined) throw new Error(`${collection.name}.${index.name} needs ${field}`)
    return [field, value] as const
  })
  if (given.length !== equals.length)
    throw new Error(`${collection.name}.${index.name} takes ${index.equals.join(', ')}`)
  if ((query.token !== undefined) !== (index.contains !== undefined))
    throw new Error(`${collection.name}.${index.name}: a token goes with a contains field`)
  if (query.also !== undefined && query.token === undefined)
    throw new Error(`${collection.name}.${index.name}: a second token goes with a first`)
  if (!Number.isInteger(query.limit) || query.limit < 1 || query.limit > MAX_LIMIT)
    throw new Error(`${collection.name}.${index.name}: limit 1 to ${MAX_LIMIT}`)
  return {
    index,
    orderField: index.order ?? 'id',
    numbers: collection.numbers ?? [],
    descending: query.direction === 'descending',
    limit: query.limit,
    equals,
    ...(query.token !== undefined && index.contains !== undefined
      ? {
          tokens: {
            field: index.contains,
            values: query.also === undefined ? [query.token] : [query.token, query.also],
          },
        }
      : {}),
    range: query.range ?? {},
    ...(query.cursor !== undefined ? { after: decodeCursor(query.cursor) } : {}),
  }
}

/** The cursor after a document: opaque to callers, checked when it comes back. */
export const encodeCursor = (value: FieldValue, id: string): string =>
  Buffer.from(JSON.stringify([value, id])).toString('base64url')

/**
 * A cursor is opaque and yet anybody's to write: it may hold only what a key can hold (`check-document.ts`). Any other
 * number or character is one that a database refuses in its own words.
 * @throws InvalidCursorError when it was not made by `encodeCursor`.
 */
export function decodeCursor(cursor: string): { value: FieldValue; id: string } {
  try {
    const parsed: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))
    if (Array.isArray(parsed) && parsed.length === 2) {
      const [value, id] = parsed as unknown[]
      if (isKey(value) && typeof id === 'string' && ID.test(id)) return { value, id }
    }
  } catch {
    // falls through: what cannot be read is refused like what reads wrongly
  }
  throw new InvalidCursorError()
}

const isKey = (value: unknown): value is FieldValue =>
  typeof value === 'string' ? KEY_TEXT.test(value) : Number.isSafeInteger(value)

/** A cursor that no page gave. At the edge it is `invalid_input` on `cursor`. */
export class InvalidCursorError extends Error {
  override readonly name = 'InvalidCursorError'
}

/** One page out of `limit + 1` rows read: the extra row only tells that there is more. */
export function pageOf<D extends StoredDocument>(
  rows: readonly D[],
  plan: QueryPlan,
): { items: readonly D[]; nextCursor: string | null } {
  const items = rows.slice(0, plan.limit)
  const last = items.at(-1)
  if (rows.length <= plan.limit || last === undefined) return { items, nextCursor: null }
  const value = plan.orderField === 'id' ? last.id : (last as unknown as Record<string, FieldValue>)[plan.orderField]
  if (value === undefined) throw new Error(`order field ${plan.orderField} is missing`)
  return { items, nextCursor: encodeCursor(value, last.id) }
}
