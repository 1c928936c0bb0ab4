import { RELAY_BATCH, relayAll } from './relay-all'
import type { JobName } from './schedule'
import { everyJob, type Job } from './schedule-jobs'

type Sweep = Extract<JobName, `${string}.sweep_outbox`>

/**
 * On a server one process serves all consumers: what a sweep finds is given to all of them at once, as the relay between
 * the ticks does it. A module's own sweep would write a document for each consumer of whatever was committed a moment
 * ago, under the relay's hands: at 1,500 messages a second these were a fifth of all that was delivered.
 */
const sweepAll: Job = async ({ deps, holder, deadline, onSetAside }) => {
  const goOn = (): boolean => Date.parse(deps.clock.now()) < deadline
  const told = onSetAside === undefined ? {} : { onSetAside }
  await relayAll({ ...deps, holder, batch: RELAY_BATCH, ...told }, { goOn })
  return goOn()
}

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
  } satisfies Readonly<Record<Sweep, Job>>),
} satisfies Readonly<Record<JobName, Job>>
