import { cloudMain } from '../cloudbase.main'
import { messagesModule } from '../modules'
import { messagesJobs } from '../jobs/messages.jobs'

export const main = cloudMain(messagesModule, messagesJobs)
