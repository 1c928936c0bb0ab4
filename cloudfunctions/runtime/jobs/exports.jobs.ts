import { purgeExports } from '../../exports'
import { type JobsOf, timeLeft } from './job'

/** What the schedule runs of 导出. */
export const exportsJobs: JobsOf<'exports'> = {
  'exports.purge': (run) => purgeExports({ ...run.deps, storage: run.deps.files.storage }, { goOn: timeLeft(run) }),
}
