import { createReadStream } from 'node:fs'
import { extname } from 'node:path'
import type ExcelJS from 'exceljs'
import { FILE_REASONS, UnreadableFileError } from '../../history'
import { cellsOf } from '../../routing'
import type { TableRows } from '../../shared/kernel/table-lines'
import { inspectTextFile, readText } from './text-file'
import { openWorkbook, textOf } from './xlsx-rows'

/**
 * The cells of a `.csv` (whatever its encoding) or of the first sheet of an `.xlsx`, row by row.
 * @throws UnreadableFileError, in Chinese; the file system's error for a file that is not there
 */
export async function tableCells(path: string): Promise<TableRows> {
  const format = extname(path).toLowerCase()
  if (format === '.xlsx') return sheetCells(path)
  if (format !== '.csv') throw new UnreadableFileError(FILE_REASONS.unknownFormat)
  let text = ''
  for await (const piece of readText(await inspectTextFile(path), () => undefined)) text += piece
  return cellsOf(text)
}

async function sheetCells(path: string): Promise<string[][]> {
  const file = createReadStream(path)
  const rows: string[][] = []
  try {
    for await (const sheet of openWorkbook(file)) {
      for await (const row of sheet) {
        // A sheet counts its columns from 1, and leaves empty rows out: they keep their place.
        const cells = (row.values as readonly ExcelJS.CellValue[]).slice(1)
        while (rows.length < row.number - 1) rows.push([])
        rows.push(Array.from(cells, (cell) => textOf(cell) ?? ''))
      }
      break
    }
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') throw error
    throw new UnreadableFileError(FILE_REASONS.brokenXlsx, { cause: error })
  } finally {
    file.destroy()
  }
  return rows
}
