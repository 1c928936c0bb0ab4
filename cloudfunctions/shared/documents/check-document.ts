import type { Collection, StoredDocument } from './collection'

/** What every store can key: printable ASCII without spaces. */
export const ID = /^[\x21-\x7e]{1,200}$/
/** Order and equality values are ASCII, so that every store sorts them alike, and short enough for any index. */
export const KEY_TEXT = /^[\x20-\x7e]{0,200}$/

/**
 * Refuses a document that some store could not key or sort: found when it is written, not when a page misses it.
 * An equality field may be absent (no query then finds the document there); an order field may not.
 * @throws Error (a defect); names the field, never its value.
 */
export function checkDocument<D extends StoredDocument>(collection: Collection<D>, document: D): void {
  if (!ID.test(document.id)) throw new Error(`${collection.name}: an id is 1–200 printable ASCII characters`)
  const fields = document as unknown as Readonly<Record<string, unknown>>
  for (const index of collection.indexes) {
    for (const field of index.equals) if (fields[field] !== undefined) checkKey(collection, field, fields[field])
    if (index.order !== undefined) checkKey(collection, index.order, fields[index.order])
    if (index.contains !== undefined) checkTokens(collection.name, index.contains, fields[index.contains])
  }
}

function checkKey(
  { name, numbers }: Pick<Collection<StoredDocument>, 'name' | 'numbers'>,
  field: string,
  value: unknown,
): void {
  const isNumber = numbers?.includes(field) ?? false
  if (isNumber ? Number.isSafeInteger(value) : typeof value === 'string' && KEY_TEXT.test(value)) return
  const declared = isNumber ? 'a safe integer' : 'an ASCII string (a number where the collection declares it)'
  throw new Error(`${name}.${field}: an indexed field is ${declared}`)
}

function checkTokens(collection: string, field: string, value: unknown): void {
  if (value === undefined || (Array.isArray(value) && value.every((token) => typeof token === 'string'))) return
  throw new Error(`${collection}.${field}: a contains field is an array of strings`)
}
