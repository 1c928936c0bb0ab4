import { rebuildClocks } from '../../supervision'
import type { CommandRun } from '../command-context'
import { CLOCKS_COPY } from '../command-copy'

/** `npm run rebuild-clocks`: a clock for every message, after an upgrade or a restore. */
export const run: CommandRun = async (_argv, context) => {
  context.progress(CLOCKS_COPY.reading)
  context.progress(CLOCKS_COPY.done(await rebuildClocks(context)))
}
