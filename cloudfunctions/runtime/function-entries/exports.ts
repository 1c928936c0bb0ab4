import { cloudMain } from '../cloudbase.main'
import { exportsModule } from '../modules'
import { exportsJobs } from '../schedule-jobs'

export const main = cloudMain(exportsModule, exportsJobs)
