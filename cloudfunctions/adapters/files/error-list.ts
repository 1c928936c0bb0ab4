import { appendFileSync, rmSync } from 'node:fs'

/** Where an import writes the rows that it did not take: one line of JSON each, line number and reason. */
export interface ErrorList {
  add(line: number, reason: string): void
  /** Writes what has gathered; call between rounds and at the end. */
  flush(): void
  readonly path: string
}

/** The list beside the file; that of an earlier run goes at once, so that it never speaks of another import. */
export function errorList(path: string): ErrorList {
  rmSync(path, { force: true })
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
