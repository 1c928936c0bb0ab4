import { followUnits, forgetReports, learnFromDecisions, routingProjector } from '../../routing'
import type { JobsOf } from './job'
import { sweep } from './sweep'

/** What the schedule runs of 分拨. */
export const routingJobs: JobsOf<'routing'> = {
  'routing.sweep_outbox': sweep(routingProjector),
  'routing.check_rules': async ({ deps }) => {
    await followUnits(deps)
    return true
  },
  'routing.learn': async ({ deps }) => {
    await forgetReports(deps.store)
    await learnFromDecisions(deps)
    return true
  },
}
