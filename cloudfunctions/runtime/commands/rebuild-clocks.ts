import { rebuildClocks } from '../../supervision'
import type { CommandRun } from '../command-context'
import { CLOCKS_COPY } from '../command-copy'

/** What `--help` shows. */
export const usage = CLOCKS_COPY.usage

/** `npm run rebuild-clocks`: a clock for every message, after an upgrade or a restore. */
export const run: CommandRun = async (argv, context) => {
  if (argv.length > 0) {
    context.progress(usage)
    return 1
  }
  context.progress(CLOCKS_COPY.reading)
  context.progress(CLOCKS_COPY.done(await rebuildClocks(context)))
}
