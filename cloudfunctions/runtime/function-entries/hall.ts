import { cloudMain } from '../cloudbase.main'
import { hallModule } from '../modules'

export const main = cloudMain(hallModule)
