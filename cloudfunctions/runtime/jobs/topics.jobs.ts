import { findTopics, takeInMessages, tellLinks, topicsProjector } from '../../topics'
import { type JobsOf, lookingFirst, timeLeft } from './job'
import { sweep } from './sweep'

/** What the schedule runs of 热点话题. */
export const topicsJobs: JobsOf<'topics'> = {
  'topics.sweep_outbox': sweep(topicsProjector),
  'topics.find': async (run) => {
    const more = { goOn: timeLeft(run) }
    return (await takeInMessages(run.deps, more)) && (await findTopics(run.deps, more))
  },
  'topics.tell': lookingFirst((run) => tellLinks(run.deps, { goOn: timeLeft(run) })),
}
