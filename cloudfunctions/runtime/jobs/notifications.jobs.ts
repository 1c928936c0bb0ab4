import { forgetNotices, notificationsProjector, sendNotices, warnClosing } from '../../notifications'
import { type JobsOf, lookingFirst, timeLeft, workThrough } from './job'
import { sweep } from './sweep'

/**
 * What one commit makes of notices at most, its own removal included: one for each of the joiners who are told of an answer
 * together, two for each rule that changes together, or one for the people and offices that an event names, with what leaves
 * the house and the ledger of each.
 */
const NOTICE_WRITES = 20

/** What the schedule runs of 通知. */
export const notificationsJobs: JobsOf<'notifications'> = {
  'notifications.sweep_outbox': sweep((deps) => notificationsProjector({ ...deps, people: deps.staff }), NOTICE_WRITES),
  'notifications.send': lookingFirst((run) => workThrough(run, sendNotices)),
  'notifications.warn_closing': (run) => workThrough(run, warnClosing),
  'notifications.forget': (run) => forgetNotices(run.deps, { goOn: timeLeft(run) }),
}
