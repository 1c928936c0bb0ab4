import { purgeIdentity } from '../../identity/usecases/purge'
import { purgePrivacyRequests } from '../../privacy/purge-requests'
import { type JobsOf, timeLeft } from './job'

/** What the schedule runs of 身份与权限. */
export const identityJobs: JobsOf<'identity'> = {
  'identity.purge': async (run) => {
    const more = { goOn: timeLeft(run) }
    return (await purgeIdentity(run.deps, more)) && (await purgePrivacyRequests(run.deps, more))
  },
}
