import type { JobName } from '../schedule'
import { answersJobs } from './answers.jobs'
import { auditJobs } from './audit.jobs'
import { exportsJobs } from './exports.jobs'
import { filesJobs } from './files.jobs'
import { identityJobs } from './identity.jobs'
import { insightJobs } from './insight.jobs'
import type { Job } from './job'
import { messagesJobs } from './messages.jobs'
import { notificationsJobs } from './notifications.jobs'
import { privacyJobs } from './privacy.jobs'
import { routingJobs } from './routing.jobs'
import { supervisionJobs } from './supervision.jobs'
import { topicsJobs } from './topics.jobs'

/** Every job of every module, each as its function runs it. */
export const everyJob: Readonly<Record<JobName, Job>> = {
  ...auditJobs,
  ...filesJobs,
  ...exportsJobs,
  ...messagesJobs,
  ...answersJobs,
  ...insightJobs,
  ...supervisionJobs,
  ...identityJobs,
  ...privacyJobs,
  ...notificationsJobs,
  ...routingJobs,
  ...topicsJobs,
}
