import { CsvError, parse } from 'csv-parse'
import {
  fieldOf,
  FILE_REASONS,
  MAX_ROW_CHARACTERS,
  missingColumns,
  ROW_REASONS,
  type RowField,
  type SourceRow,
  toFields,
  UnreadableFileError,
} from '../../history'
import { readText, REPLACEMENT, type TextFile } from './text-file'

/** After this many rows with broken quotes the rest is left unread: the file is not what it says. */
const MAX_RESTARTS = 100

type Record =
  { readonly line: number; readonly cells: readonly string[] } | { readonly line: number; readonly broken: string }

/**
 * A table as comma-separated text (tabs and semicolons are seen by the heading), headings in the first line.
 * A record that breaks the rules of quoting is reported, and reading goes on at the very next line: the parser alone
 * would lose its neighbours without a word.
 */
export async function* csvRows(file: TextFile, onBytes: (bytes: number) => void): AsyncGenerator<SourceRow> {
  let columns: readonly (RowField | undefined)[] | null = null
  for await (const record of records(file, onBytes)) {
    const { line } = record
    if ('broken' in record) {
      if (columns === null) throw new UnreadableFileError(FILE_REASONS.noHeader(missingColumns([])))
      yield { line, broken: record.broken }
      continue
    }
    if (columns === null) {
      columns = record.cells.map(fieldOf)
      const missing = missingColumns(columns)
      if (missing.length > 0) throw new UnreadableFileError(FILE_REASONS.noHeader(missing))
      continue
    }
    if (record.cells.every((cell) => cell.trim() === '')) yield { line, broken: ROW_REASONS.blank }
    else if (file.damaged && record.cells.some((cell) => cell.includes(REPLACEMENT)))
      yield { line, broken: ROW_REASONS.unreadable }
    else yield { line, fields: toFields(columns, record.cells) }
  }
  if (columns === null) throw new UnreadableFileError(FILE_REASONS.noHeader(missingColumns([])))
}

async function* records(file: TextFile, onBytes: (bytes: number) => void): AsyncGenerator<Record> {
  const delimiter = await delimiterOf(file)
  let skipped = 0
  for (let restarts = 0; restarts <= MAX_RESTARTS; restarts += 1) {
    let last = skipped // the physical line on which the record before ended
    const parser = openParser(delimiter)
    for await (const piece of ended(withoutLines(readText(file, onBytes), skipped))) {
      const { found, error } = await parser.take(piece)
      for (const { cells, lines } of found) {
        yield { line: last + 1, cells }
        last = skipped + lines
      }
      if (error === null) continue
      if (!(error instanceof CsvError)) throw error
      const isTooLong = error.code === 'CSV_MAX_RECORD_SIZE'
      yield { line: last + 1, broken: isTooLong ? ROW_REASONS.tooLong(MAX_ROW_CHARACTERS) : ROW_REASONS.brokenCsv }
      break
    }
    if (parser.isDone()) return
    skipped = last + 1
  }
  yield { line: skipped + 1, broken: ROW_REASONS.tooManyBroken }
}

/** The text, and null at its end. */
async function* ended(text: AsyncIterable<string>): AsyncGenerator<string | null> {
  yield* text
  yield null
}

/** A parser that gives what it found up to an error: read as a stream it would throw those records away. */
function openParser(delimiter: string) {
  let found: { cells: string[]; lines: number }[] = []
  let done = false
  const parser = parse({
    delimiter,
    record_delimiter: '\n',
    relax_column_count: true,
    max_record_size: MAX_ROW_CHARACTERS,
    on_record: (cells: string[], { lines }) => {
      found.push({ cells, lines })
      return null
    },
  })
  parser.on('error', () => undefined) // told to the caller of `write`
  parser.resume()
  return {
    isDone: () => done,
    /** Takes a piece of text; null ends it. */
    async take(piece: string | null) {
      const error = await new Promise<Error | null>((resolve) => {
        const finished = (failure?: Error | null): void => resolve(failure ?? null)
        if (piece === null) parser.end(finished)
        else parser.write(piece, finished)
      })
      done = piece === null && error === null
      const taken = found
      found = []
      return { found: taken, error }
    },
  }
}

async function* withoutLines(text: AsyncIterable<string>, lines: number): AsyncGenerator<string> {
  let left = lines
  for await (const piece of text) {
    let from = 0
    while (left > 0) {
      const end = piece.indexOf('\n', from)
      if (end < 0) break
      from = end + 1
      left -= 1
    }
    if (left === 0) yield piece.slice(from)
  }
}

/** What the heading is divided by. */
async function delimiterOf(file: TextFile): Promise<string> {
  let heading = ''
  for await (const piece of readText(file, () => undefined)) {
    heading += piece
    if (heading.includes('\n') || heading.length > MAX_ROW_CHARACTERS) break
  }
  const [line = ''] = heading.split('\n')
  const counted = [',', '\t', ';'].map((delimiter) => ({ delimiter, count: line.split(delimiter).length }))
  return counted.reduce((best, next) => (next.count > best.count ? next : best)).delimiter
}
