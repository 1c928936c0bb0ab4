import { cloudMain } from '../cloudbase.main'
import { calendarModule } from '../modules'

export const main = cloudMain(calendarModule)
