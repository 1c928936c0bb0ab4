import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'
import type { ExportedHead, HeadExport } from '../../audit'

/** A line of a heads file that is none; the file was written by somebody else, or is cut off. */
export class BrokenHeadsError extends Error {
  override readonly name = 'BrokenHeadsError'
  constructor(readonly line: number) {
    super(`audit heads: line ${line} cannot be read`)
  }
}

/** The heads of a file, oldest first; a file that is not there holds none. @throws BrokenHeadsError */
export function readHeads(path: string): ExportedHead[] {
  if (!existsSync(path)) return []
  return readFileSync(path, 'utf8')
    .split('\n')
    .flatMap((text, index) => (text === '' ? [] : [headOf(text, index + 1)]))
}

function headOf(text: string, line: number): ExportedHead {
  try {
    const head = JSON.parse(text) as Partial<ExportedHead> | null
    if (typeof head?.on === 'string' && Number.isSafeInteger(head.number) && typeof head.code === 'string')
      return head as ExportedHead
  } catch {
    // Not JSON: said below.
  }
  throw new BrokenHeadsError(line)
}

/** One line a day at the end of a file, on the disk before it returns. What is there is never rewritten. */
export const headsFile = (path: string): HeadExport => ({
  async write(head) {
    if (readHeads(path).at(-1)?.on === head.on) return
    mkdirSync(dirname(path), { recursive: true })
    const file = openSync(path, 'a', 0o600)
    try {
      writeSync(file, `${JSON.stringify(head)}\n`)
      fsyncSync(file)
    } finally {
      closeSync(file)
    }
  },
})
