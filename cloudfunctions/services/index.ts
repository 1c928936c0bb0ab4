export { servicesFunction } from './function'
export type { ServiceItemDocument } from './service-item'
export { storeServiceItems } from './store-items'
