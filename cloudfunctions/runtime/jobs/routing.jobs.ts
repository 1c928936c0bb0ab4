import { followUnits, forgetReports, learnFromDecisions, routingProjector } from '../../routing'
import { type JobsOf, timeLeft } from './job'
import { sweep } from './sweep'

/** What the schedule runs of 分拨. */
export const routingJobs: JobsOf<'routing'> = {
  'routing.sweep_outbox': sweep(routingProjector),
  'routing.check_rules': async ({ deps }) => {
    await followUnits(deps)
    return true
  },
  'routing.learn': async (run) => {
    const { deps, deadline } = run
    await forgetReports(deps.store)
    const now = Date.parse(deps.clock.now())
    // Reading gets half of the time: what was read has still to be learnt, which nothing breaks off.
    const reads = timeLeft({ ...run, deadline: now + (deadline - now) / 2 })
    await learnFromDecisions(deps, { reads, goOn: timeLeft(run) })
    // A process that was told to stop has learnt nothing.
    return run.goOn?.() !== false
  },
}
