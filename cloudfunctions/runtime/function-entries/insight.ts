import { cloudMain } from '../cloudbase.main'
import { insightModule } from '../modules'
import { insightJobs } from '../schedule-jobs'

export const main = cloudMain(insightModule, insightJobs)
