import { createReadStream } from 'node:fs'
import type { Readable } from 'node:stream'
import ExcelJS from 'exceljs'
import {
  fieldOf,
  FILE_REASONS,
  missingColumns,
  type RowField,
  type SourceRow,
  toFields,
  UnreadableFileError,
} from '../../history'

/** The first sheet of a workbook, headings in its first row, read as a stream. Empty rows are passed over. */
export async function* xlsxRows(path: string, onBytes: (bytes: number) => void): AsyncGenerator<SourceRow> {
  const file = createReadStream(path)
  file.on('data', () => onBytes(file.bytesRead))
  let columns: readonly (RowField | undefined)[] | null = null
  try {
    const workbook = openWorkbook(file)
    for await (const sheet of workbook) {
      for await (const row of sheet) {
        const cells = (row.values as readonly ExcelJS.CellValue[]).map(textOf)
        if (cells.every((cell) => cell === undefined || cell.trim() === '')) continue
        if (columns === null) {
          columns = Array.from(cells, (cell) => (cell === undefined ? undefined : fieldOf(cell)))
          const missing = missingColumns(columns)
          if (missing.length > 0) throw new UnreadableFileError(FILE_REASONS.noHeader(missing))
        } else yield { line: row.number, fields: toFields(columns, cells) }
      }
      break
    }
  } catch (error) {
    if (error instanceof UnreadableFileError) throw error
    throw new UnreadableFileError(FILE_REASONS.brokenXlsx, { cause: error })
  } finally {
    file.destroy()
  }
  if (columns === null) throw new UnreadableFileError(FILE_REASONS.noHeader(missingColumns([])))
}

/** Methods of the reader that its types do not tell of (exceljs 4.4.0, pinned). */
interface ReaderParts {
  _parseSharedStrings(entry: Readable): AsyncIterable<unknown>
  _parseWorksheet(chunks: AsyncIterable<Buffer>, sheet: string): Iterable<unknown>
}

/**
 * The streaming reader, mended: it decodes each chunk of a sheet by itself, so that a Chinese character on the border
 * of two chunks would be lost without a word. Here it is given text that was decoded across borders.
 */
export function openWorkbook(file: Readable): ExcelJS.stream.xlsx.WorkbookReader {
  // `styles` tell dates from numbers; shared strings hold nearly all text of a sheet
  const workbook = new ExcelJS.stream.xlsx.WorkbookReader(file, {
    worksheets: 'emit',
    sharedStrings: 'cache',
    styles: 'cache',
    hyperlinks: 'ignore',
    entries: 'ignore',
  })
  const parts = workbook as unknown as ReaderParts
  const parseSharedStrings = parts._parseSharedStrings.bind(workbook)
  const parseWorksheet = parts._parseWorksheet.bind(workbook) as (
    chunks: AsyncIterable<string>,
    sheet: string,
  ) => Iterable<unknown>
  parts._parseSharedStrings = (entry) => parseSharedStrings(entry.setEncoding('utf8'))
  parts._parseWorksheet = (chunks, sheet) => parseWorksheet(decoded(chunks), sheet)
  return workbook
}

async function* decoded(chunks: AsyncIterable<Buffer>): AsyncGenerator<string> {
  const decoder = new TextDecoder()
  for await (const chunk of chunks) yield decoder.decode(chunk, { stream: true })
}

/** A cell as a person reads it. Dates of a sheet have no time zone: they are what its clock showed. */
export function textOf(value: ExcelJS.CellValue): string | undefined {
  if (value === null || value === undefined) return undefined
  if (value instanceof Date) return wallClock(value)
  if (typeof value !== 'object') return String(value)
  if ('richText' in value) return value.richText.map(({ text }) => text).join('')
  if ('text' in value) return textOf(value.text)
  if ('result' in value) return textOf(value.result)
  return undefined
}

/** To the second: sheets keep days as fractions, which fall short of it by a hair. */
function wallClock(date: Date): string | undefined {
  const rounded = new Date(Math.round(date.getTime() / 1000) * 1000)
  return Number.isNaN(rounded.getTime()) ? undefined : rounded.toISOString().slice(0, 19).replace('T', ' ')
}
