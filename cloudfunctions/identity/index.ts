export { accounts, newAccount } from './account'
export { identifyBearer } from './bearer'
export { identityFunction } from './function'
export { jwtTokens } from './tokens'
