import { cloudMain } from '../cloudbase.main'
import { answersModule } from '../modules'
import { answersJobs } from '../jobs/answers.jobs'

export const main = cloudMain(answersModule, answersJobs)
