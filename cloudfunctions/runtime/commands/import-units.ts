import { writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { tableCells } from '../../adapters/files/table-cells'
import { readUnits, takeUnits, type TakeUnitsDeps } from '../../hall'
import { UnreadableFileError } from '../../history'
import { SYSTEM } from '../../shared/kernel/actor'
import { DomainError } from '../../shared/kernel/domain-error'
import { UNITS_COPY } from '../command-copy'
import type { CommandRun } from '../command-context'
import type { Terminal } from '../progress-bar'
import { withFiles } from '../routing-lesson'

/** What `--help` shows. */
export const usage = UNITS_COPY.usage

/** `npm run import-units -- FILE [--drop]`: see `UNITS_COPY.usage`. */
export const run: CommandRun = (argv, context) => importUnitsFile(argv, context, process.stdout)

/**
 * `--cloud OUT.json`: the directory as a line that WeChat cloud's console imports; touches no database.
 * @returns null where the command wants the database
 */
export async function runApart(
  argv: readonly string[],
  terminal: Pick<Terminal, 'write'> = process.stdout,
): Promise<number | null> {
  const options = optionsOf(argv)
  const { cloud } = options ?? {}
  if (options === null || cloud === undefined) return options === null ? explain(terminal) : null
  return withTable(options.file, terminal, (rows) => {
    const read = readUnits(rows)
    if ('faults' in read) throw new DomainError('invalid_input', {}, { fields: { ...read.faults } })
    const { id, ...fields } = read.directory
    writeFileSync(cloud, `${JSON.stringify({ _id: id, version: 1, ...fields })}\n`)
    return UNITS_COPY.cloud(cloud)
  })
}

/** @returns 0 when the whole table is in force, 1 when nothing of it is. */
export async function importUnitsFile(
  argv: readonly string[],
  deps: TakeUnitsDeps,
  terminal: Pick<Terminal, 'write'>,
): Promise<number> {
  const options = optionsOf(argv)
  if (options === null) return explain(terminal)
  return withTable(options.file, terminal, async (rows) =>
    UNITS_COPY.done(await takeUnits(deps, SYSTEM, rows, options.drop)),
  )
}

type Rows = Awaited<ReturnType<typeof tableCells>>

function withTable(
  file: string,
  terminal: Pick<Terminal, 'write'>,
  work: (rows: Rows) => string | Promise<string>,
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
        say([UNITS_COPY.faults(sentences.length), ...sentences].join('\n'))
      } else throw error
      return 1
    }
  })
}

function explain(terminal: Pick<Terminal, 'write'>): number {
  terminal.write(`${usage}\n`)
  return 1
}

/** Null for words that it does not know. Paths count from where the person stands: npm moves to the project first. */
function optionsOf(argv: readonly string[]): { file: string; drop: boolean; cloud: string | undefined } | null {
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
