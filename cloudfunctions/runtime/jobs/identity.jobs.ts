import { purgeIdentity } from '../../identity/usecases/purge'
import { type JobsOf, timeLeft } from './job'

/** What the schedule runs of 身份与权限. */
export const identityJobs: JobsOf<'identity'> = {
  'identity.purge': (run) => purgeIdentity(run.deps, { goOn: timeLeft(run) }),
}
