import { cloudMain } from '../cloudbase.main'
import { topicsModule } from '../modules'
import { topicsJobs } from '../schedule-jobs'

export const main = cloudMain(topicsModule, topicsJobs)
