import { cloudMain } from '../cloudbase.main'
import { insightModule } from '../modules'
import { insightJobs } from '../jobs/insight.jobs'

export const main = cloudMain(insightModule, insightJobs)
