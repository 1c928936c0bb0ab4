import { cloudMain } from '../cloudbase.main'
import { servicesModule } from '../modules'

export const main = cloudMain(servicesModule)
