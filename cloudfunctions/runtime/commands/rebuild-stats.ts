import { parseArgs } from 'node:util'
import { rebuildStatistics, type RebuildReport } from '../../insight'
import { DomainError } from '../../shared/kernel/domain-error'
import type { RelayDeps } from '../../shared/outbox/relay'
import type { CommandContext, CommandRun } from '../command-context'
import { REBUILD_COPY } from '../command-copy'
import type { Terminal } from '../progress-bar'

/** What `--help` shows. */
export const usage = REBUILD_COPY.usage

/** A relay holds its lease for seconds; a rebuild that died, for minutes. */
const TRIES = 40
const WAIT_MS = 500

/** `npm run rebuild-stats -- [--write] [--all]`: see `REBUILD_COPY.usage`. */
export const run: CommandRun = (argv, context) => rebuildStats(argv, context, process.stdout)

/** @returns 0 when the statistics are (or, with `--write`, have become) what the events say; 1 otherwise. */
export async function rebuildStats(
  argv: readonly string[],
  context: RelayDeps & Pick<CommandContext, 'progress'>,
  terminal: Terminal,
): Promise<number> {
  const say = (line: string): unknown => terminal.write(`${line}\n`)
  const options = optionsOf(argv)
  if (options === null) {
    say(REBUILD_COPY.usage)
    return 1
  }
  context.progress(REBUILD_COPY.reading)
  const report = await rebuildPatiently(context, options.write, say)
  if (report === null) return 1
  const differing = report.rollups.filter(({ verdict }) => verdict !== 'same')
  for (const { id, verdict } of options.all ? report.rollups : differing)
    say(REBUILD_COPY.line(REBUILD_COPY.verdicts[verdict], id))
  say(REBUILD_COPY.summary(report.events, report.rollups.length, differing.length))
  if (report.written > 0) say(REBUILD_COPY.written(report.written))
  if (differing.length > 0 && !options.write) say(REBUILD_COPY.howToWrite)
  return differing.length === report.written ? 0 : 1
}

/** Waits while a relay counts. Null when it could not be done; then it has said why. */
async function rebuildPatiently(
  context: RelayDeps,
  write: boolean,
  say: (line: string) => unknown,
): Promise<RebuildReport | null> {
  try {
    for (let tries = 0; tries < TRIES; tries += 1) {
      const report = await rebuildStatistics(context, { write })
      if (report !== null) return report
      await new Promise((resolve) => setTimeout(resolve, WAIT_MS))
    }
    say(REBUILD_COPY.busy)
  } catch (error) {
    if (!(error instanceof DomainError && error.code === 'conflict')) throw error
    say(REBUILD_COPY.overtaken)
  }
  return null
}

/** Null for words that it does not know. */
function optionsOf(argv: readonly string[]): { write: boolean; all: boolean } | null {
  try {
    const { values } = parseArgs({
      args: [...argv],
      options: { write: { type: 'boolean', default: false }, all: { type: 'boolean', default: false } },
    })
    return values
  } catch {
    return null
  }
}
