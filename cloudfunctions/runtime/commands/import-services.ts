import { writeFileSync } from 'node:fs'
import { readServiceItems, takeServiceItems, type TakeServiceItemsDeps } from '../../services'
import { SYSTEM } from '../../shared/kernel/actor'
import { DomainError } from '../../shared/kernel/domain-error'
import { SERVICE_ITEMS_COPY as COPY } from '../command-copy'
import type { CommandRun } from '../command-context'
import type { Terminal } from '../progress-bar'
import { tableOptionsOf, withTable } from '../table-command'

/** What `--help` shows. */
export const usage = COPY.usage

/** `npm run import-services -- FILE [--drop]`: see `SERVICE_ITEMS_COPY.usage`. */
export const run: CommandRun = (argv, context) => importServicesFile(argv, context, process.stdout)

/**
 * `--cloud OUT.json`: the items as lines that WeChat cloud's console imports; touches no database, so units are named by 编号.
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
  return withTable(file, terminal, COPY.faults, (rows) => {
    const read = readServiceItems(rows, null)
    if ('faults' in read) throw new DomainError('invalid_input', {}, { fields: { ...read.faults } })
    const lines = read.items.map(({ id, ...fields }) => JSON.stringify({ _id: id, version: 1, ...fields }))
    writeFileSync(cloud, `${lines.join('\n')}\n`)
    return COPY.cloud(cloud)
  })
}

/** @returns 0 when the whole table is in force, 1 when nothing of it is. */
export async function importServicesFile(
  argv: readonly string[],
  deps: TakeServiceItemsDeps,
  terminal: Pick<Terminal, 'write'>,
): Promise<number> {
  const options = tableOptionsOf(argv)
  if (options === null) return explain(terminal)
  return withTable(options.file, terminal, COPY.faults, async (rows) =>
    COPY.done(await takeServiceItems(deps, SYSTEM, rows, options.drop)),
  )
}

function explain(terminal: Pick<Terminal, 'write'>): number {
  terminal.write(`${usage}\n`)
  return 1
}
