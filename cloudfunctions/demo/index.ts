export { demoDirectory } from './city'
export { demoPlans, seedDemoCity } from './seed/seed-demo-city'
export type { SeedDeps } from './seed/tell-stories'
