import { cloudMain } from '../cloudbase.main'
import { supervisionModule } from '../modules'
import { supervisionJobs } from '../schedule-jobs'

export const main = cloudMain(supervisionModule, supervisionJobs)
