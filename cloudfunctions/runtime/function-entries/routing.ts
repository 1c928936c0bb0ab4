import { cloudMain } from '../cloudbase.main'
import { routingModule } from '../modules'
import { routingJobs } from '../jobs/routing.jobs'

export const main = cloudMain(routingModule, routingJobs)
