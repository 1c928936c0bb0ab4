import { parse } from 'csv-parse/sync'
import type { TableRows } from '../shared/kernel/table-lines'

/** The cells of a table written with commas or tabs. Null where its quotes never end. */
export function cellsOf(table: string): TableRows {
  const [first = ''] = table.split('\n', 1)
  try {
    return parse(table, {
      bom: true,
      delimiter: first.includes('\t') ? '\t' : first.includes('，') && !first.includes(',') ? '，' : ',',
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: false,
    })
  } catch {
    return null
  }
}
