import { resolve } from 'node:path'
import { FILES_COPY } from './command-copy'

/** A path as it was typed: npm moves to the project first, so paths count from where the person stands. */
export const typedPath = (path: string): string => resolve(process.env.INIT_CWD ?? process.cwd(), path)

/** What a folder or disk may refuse; anything else is a defect. */
const FILE_TROUBLES: ReadonlySet<string> = new Set('ENOENT EACCES EPERM EISDIR ENOTDIR ENOSPC EROFS'.split(' '))

/**
 * Runs what reads or writes files. Where one refuses, says so in Chinese and answers 1.
 * @param sentence of the path (the system names none where a folder is read as a file) and the system's code
 */
export async function withFiles(
  say: (line: string) => unknown,
  work: () => Promise<number>,
  sentence: (path: string | undefined, code: string) => string = FILES_COPY.unreadable,
): Promise<number> {
  try {
    return await work()
  } catch (error) {
    const { code, path } = error as NodeJS.ErrnoException
    if (code === undefined || !FILE_TROUBLES.has(code)) throw error
    say(sentence(path, code))
    return 1
  }
}
