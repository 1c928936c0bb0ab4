import { cloudMain } from '../cloudbase.main'
import { supervisionModule } from '../modules'
import { supervisionJobs } from '../jobs/supervision.jobs'

export const main = cloudMain(supervisionModule, supervisionJobs)
