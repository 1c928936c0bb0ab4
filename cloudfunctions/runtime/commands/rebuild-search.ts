import { rebuildSearch } from '../../messages'
import type { CommandRun } from '../command-context'
import { SEARCH_COPY } from '../command-copy'

/** `npm run rebuild-search`: the search of messages in line with the messages, after an upgrade or a restore. */
export const run: CommandRun = async (_argv, context) => {
  context.progress(SEARCH_COPY.reading)
  const { looked, written } = await rebuildSearch(context.store)
  context.progress(SEARCH_COPY.done(looked, written))
}
