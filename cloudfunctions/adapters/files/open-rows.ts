import { stat } from 'node:fs/promises'
import { extname } from 'node:path'
import { FILE_REASONS, type SourceRow, UnreadableFileError } from '../../history'
import { csvRows } from './csv-rows'
import { jsonlRows } from './jsonl-rows'
import { inspectTextFile } from './text-file'
import { xlsxRows } from './xlsx-rows'

/** A file's rows, and how much of it has been read. */
export interface OpenRows {
  readonly rows: AsyncIterable<SourceRow>
  /** 0–1, by bytes. */
  readShare(): number
}

/** Opens `.jsonl`, `.csv` or `.xlsx`, whatever its encoding. @throws UnreadableFileError, in Chinese */
export async function openRows(path: string): Promise<OpenRows> {
  const format = extname(path).toLowerCase()
  if (!['.jsonl', '.csv', '.xlsx'].includes(format)) throw new UnreadableFileError(FILE_REASONS.unknownFormat)
  const size = await sizeOf(path)
  let read = 0
  const onBytes = (bytes: number): void => {
    read = bytes
  }
  const readShare = (): number => (size === 0 ? 1 : Math.min(1, read / size))
  if (format === '.xlsx') return { rows: xlsxRows(path, onBytes), readShare }
  const file = await inspectTextFile(path)
  return { rows: format === '.csv' ? csvRows(file, onBytes) : jsonlRows(file, onBytes), readShare }
}

async function sizeOf(path: string): Promise<number> {
  const found = await stat(path).catch(() => {
    throw new UnreadableFileError(FILE_REASONS.notFound)
  })
  if (!found.isFile()) throw new UnreadableFileError(FILE_REASONS.notReadable)
  return found.size
}
