import { cloudMain } from '../cloudbase.main'
import { messagesModule } from '../modules'
import { messagesJobs } from '../schedule-jobs'

export const main = cloudMain(messagesModule, messagesJobs)
