export { demoIdentityFunction } from './demo.function'
export { offeredPersonas } from './personas'
export { demoStaff } from './staff'
