import { identityFunction } from '../../identity/function'
import { cloudMain } from '../cloudbase.main'

export const main = cloudMain(identityFunction)
