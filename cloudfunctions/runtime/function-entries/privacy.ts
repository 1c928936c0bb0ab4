import { cloudMain } from '../cloudbase.main'
import { privacyJobs } from '../jobs/privacy.jobs'
import { privacyModule } from '../modules'

export const main = cloudMain(privacyModule, privacyJobs)
