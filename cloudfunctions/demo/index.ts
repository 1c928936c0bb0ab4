export { demoDirectory } from './city'
export { demoServiceItems } from './items'
export { demoPlans, seedDemoCity } from './seed/seed-demo-city'
export type { Progress, SeedDeps } from './seed/tell-stories'
