import type { messageMatters } from '../../messages'
import { countWords } from '../../shared/alike'
import { type JobRun, timeLeft } from './job'

/**
 * Counts the latest texts, as many as the time allows.
 * @returns false where the process was told to stop meanwhile: a few texts are not to stand for a whole day
 */
export async function countAnew(run: JobRun, index: typeof messageMatters): Promise<boolean> {
  await countWords(run.deps.store, index, { now: run.deps.clock.now(), goOn: timeLeft(run) })
  return run.goOn?.() !== false
}
