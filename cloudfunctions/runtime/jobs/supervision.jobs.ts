import { climbLadders, supervisionProjector, watchUrgent } from '../../supervision'
import { type JobsOf, lookingFirst, workThrough } from './job'
import { sweep } from './sweep'

/** What the schedule runs of 督办. The ladder is climbed on clocks that are up to date. */
export const supervisionJobs: JobsOf<'supervision'> = {
  'supervision.sweep_outbox': sweep(supervisionProjector, 3),
  'supervision.climb': (run) => workThrough(run, climbLadders),
  'supervision.watch_urgent': lookingFirst((run) => workThrough(run, watchUrgent)),
}
