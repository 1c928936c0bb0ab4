import { cloudMain } from '../cloudbase.main'
import { notificationsModule } from '../modules'
import { notificationsJobs } from '../jobs/notifications.jobs'

export const main = cloudMain(notificationsModule, notificationsJobs)
