export { privacyFunction } from './function'
export { isMinor } from './guardian'
export { declarations, guardians, privacyRequests } from './privacy.store'
