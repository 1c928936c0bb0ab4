import { everyJob } from './jobs/every-job'
import { type Job, lookingFirst, timeLeft } from './jobs/job'
import { relayOf } from './jobs/sweep'
import { RELAY_BATCH, relayAll } from './relay-all'
import type { JobName } from './schedule'

type Sweep = Extract<JobName, `${string}.sweep_outbox`>

/**
 * On a server one process serves all consumers: what a sweep finds is given to all of them at once, as the relay between
 * the ticks does it. A module's own sweep would write a document for each consumer of whatever was committed a moment
 * ago, under the relay's hands (docs/adr/0020).
 */
const sweepAll = lookingFirst(async (run) => {
  const goOn = timeLeft(run)
  await relayAll({ ...run.deps, ...relayOf(run), batch: RELAY_BATCH }, { goOn })
  return goOn()
})

/** Every job of every module as a server's tick runs them. */
export const serverJobs = {
  ...everyJob,
  ...({
    'insight.sweep_outbox': sweepAll,
    'messages.sweep_outbox': sweepAll,
    'answers.sweep_outbox': sweepAll,
    'supervision.sweep_outbox': sweepAll,
    'notifications.sweep_outbox': sweepAll,
    'routing.sweep_outbox': sweepAll,
    'topics.sweep_outbox': sweepAll,
  } satisfies Readonly<Record<Sweep, Job>>),
} satisfies Readonly<Record<JobName, Job>>
