import { checkMedia, type MediaCheck, purgeWaiting } from '../../files'
import { mediaFlags, messageReaders } from '../../messages'
import type { ModuleDeps } from '../modules'
import { type JobRun, type JobsOf, timeLeft } from './job'

/** What checks of pictures need: the files' own, and the way to the message. */
export const mediaDeps = (deps: ModuleDeps) => ({ ...deps, flags: mediaFlags({ ...deps, people: deps.staff }) })

const check = (run: JobRun, mediaCheck: MediaCheck): Promise<boolean> =>
  checkMedia({ ...mediaDeps(run.deps), storage: run.deps.files.storage, mediaCheck }, { goOn: timeLeft(run) })

/** The city has its pictures checked no more: what still waited, and names its writer, is not kept for it. */
const NOBODY_IS_ASKED: MediaCheck = { ask: () => Promise.resolve({ ended: 'nobody' }) }

/** What the schedule runs of 附件. */
export const filesJobs: JobsOf<'files'> = {
  'files.purge_waiting': async (run) => {
    const { deps } = run
    const { storage, mediaCheck } = deps.files
    return (
      (mediaCheck !== undefined || (await check(run, NOBODY_IS_ASKED))) &&
      purgeWaiting({ ...deps, storage, readers: messageReaders(deps.store) }, { goOn: timeLeft(run) })
    )
  },
  'files.check_media': async (run) => {
    const { mediaCheck } = run.deps.files
    return mediaCheck === undefined || check(run, mediaCheck)
  },
}
