import { answerMatters, rebuildAnswerMatters } from '../../answers'
import { lineUpQueues, messageMatters, rebuildSearch } from '../../messages'
import { countWords } from '../../shared/alike'
import type { CommandRun } from '../command-context'
import { SEARCH_COPY } from '../command-copy'

/** What `--help` shows. */
export const usage = SEARCH_COPY.usage

/** `npm run rebuild-search`: search and work lists in line with messages and public answers, after an upgrade or a restore. */
export const run: CommandRun = async (argv, context) => {
  if (argv.length > 0) {
    context.progress(usage)
    return 1
  }
  context.progress(SEARCH_COPY.reading)
  const [messages, answers] = [await rebuildSearch(context.store), await rebuildAnswerMatters(context.store)]
  for (const index of [messageMatters, answerMatters])
    await countWords(context.store, index, { now: context.clock.now(), goOn: () => true })
  context.progress(SEARCH_COPY.done(messages.looked + answers.looked, messages.written + answers.written))
  const queues = await lineUpQueues(context)
  context.progress(SEARCH_COPY.queues(queues.looked, queues.written))
}
