import { cloudMain } from '../cloudbase.main'
import { exportsModule } from '../modules'
import { exportsJobs } from '../jobs/exports.jobs'

export const main = cloudMain(exportsModule, exportsJobs)
