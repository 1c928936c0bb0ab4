import { cloudMain } from '../cloudbase.main'
import { answersModule } from '../modules'
import { answersJobs } from '../schedule-jobs'

export const main = cloudMain(answersModule, answersJobs)
