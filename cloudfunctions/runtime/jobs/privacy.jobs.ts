import { finishDeletions } from '../../privacy'
import { privacyDeps } from '../modules'
import { type JobsOf, lookingFirst, timeLeft } from './job'

/** What the schedule runs of 我的信息与权利. */
export const privacyJobs: JobsOf<'privacy'> = {
  'privacy.finish_deletions': lookingFirst((run) => finishDeletions(privacyDeps(run.deps), { goOn: timeLeft(run) })),
}
