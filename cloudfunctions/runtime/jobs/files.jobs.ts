import { checkMedia, purgeWaiting } from '../../files'
import { mediaFlags, messageReaders } from '../../messages'
import type { ModuleDeps } from '../modules'
import { type JobsOf, timeLeft } from './job'

/** What checks of pictures need: the files' own, and the way to the message. */
export const mediaDeps = (deps: ModuleDeps) => ({ ...deps, flags: mediaFlags({ ...deps, people: deps.staff }) })

/** What the schedule runs of 附件. */
export const filesJobs: JobsOf<'files'> = {
  'files.purge_waiting': ({ deps, ...run }) => {
    const { storage } = deps.files
    return purgeWaiting({ ...deps, storage, readers: messageReaders(deps.store) }, { goOn: timeLeft({ deps, ...run }) })
  },
  'files.check_media': async (run) => {
    const { storage, mediaCheck } = run.deps.files
    return (
      mediaCheck === undefined || checkMedia({ ...mediaDeps(run.deps), storage, mediaCheck }, { goOn: timeLeft(run) })
    )
  },
}
