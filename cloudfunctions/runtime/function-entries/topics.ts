import { cloudMain } from '../cloudbase.main'
import { topicsModule } from '../modules'
import { topicsJobs } from '../jobs/topics.jobs'

export const main = cloudMain(topicsModule, topicsJobs)
