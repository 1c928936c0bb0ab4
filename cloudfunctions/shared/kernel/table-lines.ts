/** The cells of a table, row by row; null: it could not be read. */
export type TableRows = readonly (readonly string[])[] | null

/** What is wrong with a table, by line (`table.<line>`; 0 is the table as a whole); a sentence each. */
export type TableFaults = Readonly<Record<string, string>>

/** How tables of one kind are written. */
interface Layout<Column extends string> {
  /** Names that a column may have, in small letters. */
  readonly columns: ReadonlyMap<string, Column>
  /** Columns that no table may lack. */
  readonly wanted: readonly Column[]
  /** Lines below the headings. */
  readonly most: number
  readonly says: { readonly heading: string; readonly tooMany: (most: number) => string }
}

/** A line below the headings that is not blank. */
export interface TableLine<Column extends string> {
  /** Its number in the table, from 1. */
  readonly at: number
  /** A cell without the blanks around it; '' where the table has no such column. */
  readonly cell: (column: Column) => string
  /** Every cell that a column of this kind names. */
  readonly cells: readonly string[]
}

/** Finds the headings, the first row that is not blank, and the lines below them. */
export function tableLines<Column extends string>(
  rows: TableRows,
  { columns, wanted, most, says }: Layout<Column>,
): { readonly lines: readonly TableLine<Column>[] } | { readonly faults: TableFaults } {
  const headingAt = rows?.findIndex((row) => !isBlank(row)) ?? -1
  const heading = rows?.[headingAt]?.map((cell) => columns.get(cell.trim().toLowerCase()))
  if (rows === null || heading === undefined || !wanted.every((column) => heading.includes(column)))
    return { faults: { 'table.0': says.heading } }
  if (rows.length - headingAt - 1 > most) return { faults: { 'table.0': says.tooMany(most) } }
  const named = [...new Set(columns.values())]
  const lines = rows.flatMap((row, at): TableLine<Column>[] => {
    if (at <= headingAt || isBlank(row)) return []
    const cell = (column: Column): string => row[heading.indexOf(column)]?.trim() ?? ''
    return [{ at: at + 1, cell, cells: named.map(cell) }]
  })
  return { lines }
}

const isBlank = (row: readonly string[]): boolean => row.every((cell) => cell.trim() === '')

/** Words between blanks, 、 ； or commas, each once. */
export const wordsIn = (cell: string): string[] => [
  ...new Set(cell.split(/[\s、；;，,|/]+/).filter((word) => word !== '')),
]
