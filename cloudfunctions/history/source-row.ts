import { COLUMN_ALIASES, FIELD_NAMES, type RowField } from './copy'
import type { RawRow } from './read-row'

/** One row of a file: its fields, or why it could not be read. `line` counts from 1, the header included. */
export type SourceRow =
  | { readonly line: number; readonly fields: RawRow; readonly broken?: never }
  | { readonly line: number; readonly broken: string; readonly fields?: never }

/** The file itself cannot be read; the message is Chinese and for the person at the keyboard. */
export class UnreadableFileError extends Error {
  override readonly name = 'UnreadableFileError'
}

/** No row has more characters than this, in any format. */
export const MAX_ROW_CHARACTERS = 1_000_000

const FIELDS = Object.keys(FIELD_NAMES) as RowField[]
const BY_NAME = new Map<string, RowField>([
  ...FIELDS.map((field) => [field.toLowerCase(), field] as const),
  ...FIELDS.map((field) => [FIELD_NAMES[field], field] as const),
  ...Object.entries(COLUMN_ALIASES),
])
const REQUIRED: readonly RowField[] = ['id', 'title', 'content', 'createdAt']

/** The field that a column's heading means; undefined for columns that history does not keep. */
export const fieldOf = (heading: string): RowField | undefined => BY_NAME.get(heading.trim().toLowerCase())

/** Columns that a table cannot do without and does not have, as headings. */
export const missingColumns = (columns: readonly (RowField | undefined)[]): string[] =>
  REQUIRED.filter((field) => !columns.includes(field)).map((field) => `${FIELD_NAMES[field]}(${field})`)

/** The cells by the fields their columns mean; of two columns for one field the first that says something counts. */
export function toFields(columns: readonly (RowField | undefined)[], cells: readonly (string | undefined)[]): RawRow {
  const fields: Partial<Record<RowField, string>> = {}
  columns.forEach((field, place) => {
    const cell = cells[place]
    if (field !== undefined && cell !== undefined && (fields[field] ?? '') === '') fields[field] = cell
  })
  return fields
}
