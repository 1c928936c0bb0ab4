import { cloudMain } from '../cloudbase.main'
import { privacyModule } from '../modules'

export const main = cloudMain(privacyModule)
