import { cloudMain } from '../cloudbase.main'
import { routingModule } from '../modules'
import { routingJobs } from '../schedule-jobs'

export const main = cloudMain(routingModule, routingJobs)
