import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { tableCells } from '../adapters/files/table-cells'
import { UnreadableFileError } from '../history'
import { DomainError } from '../shared/kernel/domain-error'
import type { Terminal } from './progress-bar'
import { withFiles } from './routing-lesson'

/** What a command that takes in a table was called with. */
export interface TableOptions {
  readonly file: string
  /** `--drop`: what the table no longer has may go. */
  readonly drop: boolean
  /** `--cloud OUT.json`: where to write what WeChat cloud's console imports. */
  readonly cloud: string | undefined
}

/** Null for words that it does not know. Paths count from where the person stands: npm moves to the project first. */
export function tableOptionsOf(argv: readonly string[]): TableOptions | null {
  try {
    const { values, positionals } = parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: { drop: { type: 'boolean', default: false }, cloud: { type: 'string' } },
    })
    const [file, ...others] = positionals
    if (file === undefined || others.length > 0) return null
    const from = (path: string): string => resolve(process.env.INIT_CWD ?? process.cwd(), path)
    return { file: from(file), drop: values.drop, cloud: values.cloud === undefined ? undefined : from(values.cloud) }
  } catch {
    return null
  }
}

/**
 * Reads the table and says what came of it; of a table with faults, a sentence each.
 * @returns 0, or 1 when nothing of it was taken
 */
export function withTable(
  file: string,
  terminal: Pick<Terminal, 'write'>,
  faults: (count: number) => string,
  work: (rows: Awaited<ReturnType<typeof tableCells>>) => string | Promise<string>,
): Promise<number> {
  const say = (line: string): unknown => terminal.write(`${line}\n`)
  return withFiles(say, async () => {
    try {
      say(await work(await tableCells(file)))
      return 0
    } catch (error) {
      if (error instanceof UnreadableFileError) say(error.message)
      else if (error instanceof DomainError && error.more.fields !== undefined) {
        const sentences = Object.values(error.more.fields)
        say([faults(sentences.length), ...sentences].join('\n'))
      } else throw error
      return 1
    }
  })
}
