import { insightProjector } from '../../insight'
import type { JobsOf } from './job'
import { sweep } from './sweep'

/** What the schedule runs of 统计研判. */
export const insightJobs: JobsOf<'insight'> = {
  'insight.sweep_outbox': sweep(() => insightProjector, 3),
}
