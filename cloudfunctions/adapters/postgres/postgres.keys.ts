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

export const keyColumn = (field: string): string => (field === 'id' ? 'id' : `"k_${name(field)}"`)
export const tokenColumn = (field: string): string => `"t_${name(field)}"`

/** The definition of a generated key column: `keyOf`, in SQL. */
export const keyColumnDdl = (field: string): string =>
  `${keyColumn(field)} text collate "C" generated always as (case jsonb_typeof(doc->'${name(field)}') ` +
  `when 'number' then chr(1) || lpad(((doc->'${name(field)}')::bigint + ${SHIFT})::text, ${DIGITS}, '0') ` +
  `else doc->>'${name(field)}' end) stored`

export const tokenColumnDdl = (field: string): string =>
  `${tokenColumn(field)} text[] generated always as (minsheng_tokens(doc->'${name(field)}')) stored`

/** A collection's table. Names come from declarations in the code; what is not a plain name is refused all the same. */
export const table = (collection: string): string => `"${name(collection)}"`

/** A plain name: letters, digits, underscores, at most 40. @throws Error (a defect). */
export function name(text: string): string {
  if (!/^[A-Za-z][A-Za-z0-9_]{0,39}$/.test(text)) throw new Error(`not a plain name: ${text}`)
  return text
}
