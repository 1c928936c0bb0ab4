export { demoIdentityFunction } from './demo.function'
export { accountOfPersona } from './personas'
export { demoStaff } from './staff'
