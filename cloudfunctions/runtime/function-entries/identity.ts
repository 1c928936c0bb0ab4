import { cloudMain } from '../cloudbase.main'
import { cloudIdentityModule } from '../modules'
import { identityJobs } from '../schedule-jobs'

export const main = cloudMain(cloudIdentityModule, identityJobs)
