import type { FieldValue } from '../../shared/documents/document-store'

/**
 * How an indexed field becomes a column: a generated text column in byte order, so that an update which leaves it
 * alone touches no index, and texts and numbers sort as in every other store (numbers first).
 * A number is a control character and 17 digits, shifted so that the smallest safe integer is 0…1.
 */
const SHIFT = 2n ** 53n
const DIGITS = 17
const NUMBER_MARK = '\u0001'

/** The key of a value, as the generated column holds it. */
export const keyOf = (value: FieldValue): string =>
  typeof value === 'string' ? value : NUMBER_MARK + (BigInt(value) + SHIFT).toString().padStart(DIGITS, '0')

/**
 * A text's column is `x_…`, a number's `k_…`: the one is read off the document many times faster than the other, and
 * the names keep columns of an earlier declaration apart.
 */
export const keyColumn = (field: string, numbers: readonly string[] = []): string =>
  field === 'id' ? 'id' : `"${numbers.includes(field) ? 'k' : 'x'}_${name(field)}"`
/**
 * The tokens of a field, read off the document by the index itself: a column of their own would keep hundreds of them
 * twice in every row.
 */
export const tokensOf = (field: string): string => `minsheng_tokens(doc->'${name(field)}')`

/** The definition of a generated key column: `keyOf`, in SQL. */
export const keyColumnDdl = (field: string, numbers: readonly string[] = []): string => {
  const text = `doc->>'${name(field)}'`
  const key = numbers.includes(field) ? `chr(1) || lpad(((${text})::bigint + ${SHIFT})::text, ${DIGITS}, '0')` : text
  return `${keyColumn(field, numbers)} text collate "C" generated always as (${key}) stored`
}

/** A collection's table. Names come from declarations in the code; what is not a plain name is refused all the same. */
export const table = (collection: string): string => `"${name(collection)}"`

/** A plain name: letters, digits, underscores, at most 40. @throws Error (a defect). */
export function name(text: string): string {
  if (!/^[A-Za-z][A-Za-z0-9_]{0,39}$/.test(text)) throw new Error(`not a plain name: ${text}`)
  return text
}
