import { closeSync, existsSync, fsyncSync, ftruncateSync, mkdirSync, openSync, readFileSync, writeSync } from 'node:fs'
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

/**
 * One line a day at the end of a file, on the disk before it returns. What is there is never rewritten, but for the
 * beginning of a line that a full disk or a power failure broke off: it never was a head, and would spoil those after it.
 */
export const headsFile = (path: string): HeadExport => ({
  async write(head) {
    mkdirSync(dirname(path), { recursive: true })
    const file = openSync(path, 'a', 0o600)
    try {
      const present = readFileSync(path)
      const whole = present.lastIndexOf(NEW_LINE) + 1
      if (whole < present.length) ftruncateSync(file, whole)
      if (readHeads(path).at(-1)?.on === head.on) return
      writeLine(file, Buffer.from(`${JSON.stringify(head)}\n`), whole)
      fsyncSync(file)
    } finally {
      closeSync(file)
    }
  },
})

const NEW_LINE = 10

/** Whole or not at all. @param size of the file before */
function writeLine(file: number, line: Buffer, size: number): void {
  try {
    // a disk that fills up meanwhile takes a part of it and says so only by its length
    for (let from = 0; from < line.length;) from += writeSync(file, line, from)
  } catch (error) {
    ftruncateSync(file, size)
    throw error
  }
}
