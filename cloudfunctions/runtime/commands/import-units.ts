import { writeFileSync } from 'node:fs'
import { readUnits, takeUnits, type TakeUnitsDeps } from '../../hall'
import { SYSTEM } from '../../shared/kernel/actor'
import { DomainError } from '../../shared/kernel/domain-error'
import { UNITS_COPY } from '../command-copy'
import type { CommandRun } from '../command-context'
import type { Terminal } from '../progress-bar'
import { tableOptionsOf, withTable } from '../table-command'

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
  const options = tableOptionsOf(argv)
  if (options === null) return explain(terminal)
  const { file, cloud } = options
  if (cloud === undefined) return null
  return withTable(file, terminal, UNITS_COPY.faults, (rows) => {
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
  const options = tableOptionsOf(argv)
  if (options === null) return explain(terminal)
  return withTable(options.file, terminal, UNITS_COPY.faults, async (rows) =>
    UNITS_COPY.done(await takeUnits(deps, SYSTEM, rows, options.drop)),
  )
}

function explain(terminal: Pick<Terminal, 'write'>): number {
  terminal.write(`${usage}\n`)
  return 1
}
