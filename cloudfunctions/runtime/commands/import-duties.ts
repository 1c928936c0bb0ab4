import { takeDuties } from '../../routing'
import type { DocumentStore } from '../../shared/documents'
import { SYSTEM } from '../../shared/kernel/actor'
import type { CommandContext, CommandRun } from '../command-context'
import { typedPath } from '../command-files'
import type { Terminal } from '../progress-bar'
import { ROUTING_COPY } from '../routing-copy'
import { withTable } from '../table-command'

/** What `--help` shows. */
export const usage = ROUTING_COPY.dutiesUsage

type Context = Pick<CommandContext, 'clock' | 'ids' | 'directory'> & { readonly store: DocumentStore }

/** `npm run import-duties -- FILE`: see `ROUTING_COPY.dutiesUsage`. */
export const run: CommandRun = (argv, context) => importDutiesFile(argv, context, process.stdout)

/** @returns 0 when the whole table is in force, 1 when nothing of it is. */
export async function importDutiesFile(argv: readonly string[], context: Context, terminal: Terminal): Promise<number> {
  const [name, ...others] = argv
  if (name === undefined || name.startsWith('-') || others.length > 0) {
    terminal.write(`${ROUTING_COPY.dutiesUsage}\n`)
    return 1
  }
  return withTable(typedPath(name), terminal, ROUTING_COPY.dutiesFaults, async (rows) =>
    ROUTING_COPY.dutiesDone(await takeDuties(context, SYSTEM, rows)),
  )
}
