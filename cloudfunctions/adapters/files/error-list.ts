import { appendFileSync, closeSync, openSync, readSync, rmSync } from 'node:fs'
import { FILE_REASONS, UnreadableFileError } from '../../history'

/** Where an import writes the rows that it did not take: one line of JSON each, line number and reason. */
export interface ErrorList {
  add(line: number, reason: string): void
  /** Writes what has gathered; call between rounds and at the end. */
  flush(): void
  readonly path: string
}

/** How every line of a list begins. */
const BEGINNING = '{"line":'

/**
 * The list beside the file; that of an earlier run goes at once, so that it never speaks of another import. A file that
 * holds anything else is somebody's, perhaps what is to be imported: it stays.
 * @throws UnreadableFileError where no list can be written, before anything is imported; in Chinese
 */
export function errorList(path: string): ErrorList {
  let isList: boolean
  try {
    appendFileSync(path, '')
    isList = ['', BEGINNING].includes(beginningOf(path))
    if (isList) rmSync(path, { force: true })
  } catch (error) {
    throw new UnreadableFileError(FILE_REASONS.noErrorList(path), { cause: error })
  }
  if (!isList) throw new UnreadableFileError(FILE_REASONS.notAnErrorList(path))
  let gathered = ''
  return {
    path,
    add(line, reason) {
      gathered += `${JSON.stringify({ line, reason })}\n`
    },
    flush() {
      if (gathered !== '') appendFileSync(path, gathered)
      gathered = ''
    },
  }
}

function beginningOf(path: string): string {
  const file = openSync(path, 'r')
  try {
    const bytes = Buffer.alloc(BEGINNING.length)
    return bytes.toString('utf8', 0, readSync(file, bytes))
  } finally {
    closeSync(file)
  }
}
