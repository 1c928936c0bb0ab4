import { cloudMain } from '../cloudbase.main'
import { auditModule } from '../modules'
import { auditJobs } from '../jobs/audit.jobs'

export const main = cloudMain(auditModule, auditJobs)
