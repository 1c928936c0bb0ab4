import { MAX_ROW_CHARACTERS, ROW_REASONS, type SourceRow } from '../../history'
import { readText, REPLACEMENT, type TextFile } from './text-file'

/** One JSON object a line. A line that is too long is never held in memory. */
export async function* jsonlRows(file: TextFile, onBytes: (bytes: number) => void): AsyncGenerator<SourceRow> {
  let line = 1
  let held = ''
  let tooLong = false
  for await (const text of readText(file, onBytes)) {
    let from = 0
    for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', from)) {
      yield toRow(line, held + text.slice(from, end), tooLong, file.damaged)
      line += 1
      held = ''
      tooLong = false
      from = end + 1
    }
    if (tooLong) continue
    held += text.slice(from)
    if (held.length > MAX_ROW_CHARACTERS) {
      tooLong = true
      held = ''
    }
  }
  // What follows the last line end is a line only if there is something in it.
  if (held !== '' || tooLong) yield toRow(line, held, tooLong, file.damaged)
}

function toRow(line: number, text: string, tooLong: boolean, damaged: boolean): SourceRow {
  if (tooLong || text.length > MAX_ROW_CHARACTERS) return { line, broken: ROW_REASONS.tooLong(MAX_ROW_CHARACTERS) }
  if (text.trim() === '') return { line, broken: ROW_REASONS.blank }
  if (damaged && text.includes(REPLACEMENT)) return { line, broken: ROW_REASONS.unreadable }
  try {
    const parsed: unknown = JSON.parse(text)
    if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed))
      return { line, broken: ROW_REASONS.notObject }
    return { line, fields: parsed }
  } catch {
    return { line, broken: ROW_REASONS.brokenJson }
  }
}
