import { cloudMain } from '../cloudbase.main'
import { cloudIdentityModule } from '../modules'
import { identityJobs } from '../jobs/identity.jobs'

export const main = cloudMain(cloudIdentityModule, identityJobs)
