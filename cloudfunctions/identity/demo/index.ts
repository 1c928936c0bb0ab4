export { demoIdentityFunction } from './demo.function'
export { accountOfPersona } from './personas'
