import { cloudMain } from '../cloudbase.main'
import { auditModule } from '../modules'
import { auditJobs } from '../schedule-jobs'

export const main = cloudMain(auditModule, auditJobs)
