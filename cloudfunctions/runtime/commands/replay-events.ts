import { CONSUMERS } from '../../shared/outbox/outbox'
import { replaySetAside } from '../../shared/outbox/set-aside'
import type { CommandRun } from '../command-context'
import { REPLAY_COPY } from '../command-copy'

/** What `--help` shows. */
export const usage = REPLAY_COPY.usage

/**
 * `npm run replay-events`: what a consumer failed at time and again (`event_set_aside` in the log) is put back and tried
 * anew, after the program was mended.
 */
export const run: CommandRun = async (argv, context) => {
  if (argv.length > 0) {
    context.progress(usage)
    return 1
  }
  const replayed = await replaySetAside(context.store, CONSUMERS)
  context.progress(replayed === 0 ? REPLAY_COPY.none : REPLAY_COPY.done(replayed))
  if (replayed > 0) context.wakeRelay()
}
