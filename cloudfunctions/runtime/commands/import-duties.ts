import { resolve } from 'node:path'
import { tableCells } from '../../adapters/files/table-cells'
import { UnreadableFileError } from '../../history'
import { takeDuties } from '../../routing'
import type { DocumentStore } from '../../shared/documents'
import { SYSTEM } from '../../shared/kernel/actor'
import { DomainError } from '../../shared/kernel/domain-error'
import type { CommandContext, CommandRun } from '../command-context'
import type { Terminal } from '../progress-bar'
import { ROUTING_COPY } from '../routing-copy'
import { withFiles } from '../routing-lesson'

/** What `--help` shows. */
export const usage = ROUTING_COPY.dutiesUsage

type Context = Pick<CommandContext, 'clock' | 'ids' | 'directory'> & { readonly store: DocumentStore }

/** `npm run import-duties -- FILE`: see `ROUTING_COPY.dutiesUsage`. */
export const run: CommandRun = (argv, context) => importDutiesFile(argv, context, process.stdout)

/** @returns 0 when the whole table is in force, 1 when nothing of it is. */
export function importDutiesFile(argv: readonly string[], context: Context, terminal: Terminal): Promise<number> {
  const say = (line: string): unknown => terminal.write(`${line}\n`)
  return withFiles(say, async () => {
    const [name, ...others] = argv
    if (name === undefined || name.startsWith('-') || others.length > 0) {
      say(ROUTING_COPY.dutiesUsage)
      return 1
    }
    try {
      const cells = await tableCells(resolve(process.env.INIT_CWD ?? process.cwd(), name))
      say(ROUTING_COPY.dutiesDone(await takeDuties(context, SYSTEM, cells)))
      return 0
    } catch (error) {
      if (error instanceof UnreadableFileError) say(error.message)
      else if (error instanceof DomainError && error.more.fields !== undefined) {
        const sentences = Object.values(error.more.fields)
        say(ROUTING_COPY.dutiesFaults(sentences.length))
        for (const sentence of sentences) say(sentence)
      } else throw error
      return 1
    }
  })
}
