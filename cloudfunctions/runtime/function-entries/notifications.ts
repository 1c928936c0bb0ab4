import { cloudMain } from '../cloudbase.main'
import { notificationsModule } from '../modules'
import { notificationsJobs } from '../schedule-jobs'

export const main = cloudMain(notificationsModule, notificationsJobs)
