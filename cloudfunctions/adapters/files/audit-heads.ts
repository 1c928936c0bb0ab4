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

/** A file that somebody named holds no heads, or cannot be read: nothing can be held against it. */
export class NoHeadsError extends Error {
  override readonly name = 'NoHeadsError'
  /** @param why the system's code; absent: there is no head in it */
  constructor(
    readonly path: string,
    readonly why?: string,
  ) {
    super(`no audit heads: ${why ?? 'empty'}`)
  }
}

/** The heads of a file, oldest first; a file that is not there holds none. @throws BrokenHeadsError */
export const readHeads = (path: string): ExportedHead[] => (existsSync(path) ? headsIn(readFileSync(path, 'utf8')) : [])

/** The heads of a file that somebody named. @throws NoHeadsError or BrokenHeadsError: a wrong name must not pass for agreement */
export function readNamedHeads(path: string): ExportedHead[] {
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch (error) {
    throw new NoHeadsError(path, (error as NodeJS.ErrnoException).code ?? 'unreadable')
  }
  const heads = headsIn(text)
  if (heads.length === 0) throw new NoHeadsError(path)
  return heads
}

const headsIn = (text: string): ExportedHead[] =>
  text.split('\n').flatMap((line, index) => (line.trim() === '' ? [] : [headOf(line, index + 1)]))

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
