export { demoDirectory } from './city'
export { demoDuties } from './duties'
export { demoPlans, seedDemoCity } from './seed/seed-demo-city'
export type { SeedDeps } from './seed/tell-stories'
