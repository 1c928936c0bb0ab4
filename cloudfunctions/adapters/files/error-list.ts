import { appendFileSync, rmSync } from 'node:fs'
import { FILE_REASONS, UnreadableFileError } from '../../history'

/** Where an import writes the rows that it did not take: one line of JSON each, line number and reason. */
export interface ErrorList {
  add(line: number, reason: string): void
  /** Writes what has gathered; call between rounds and at the end. */
  flush(): void
  readonly path: string
}

/**
 * The list beside the file; that of an earlier run goes at once, so that it never speaks of another import.
 * @throws UnreadableFileError where no list can be written, before anything is imported; in Chinese
 */
export function errorList(path: string): ErrorList {
  try {
    appendFileSync(path, '')
    rmSync(path, { force: true })
  } catch (error) {
    throw new UnreadableFileError(FILE_REASONS.noErrorList(path), { cause: error })
  }
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
