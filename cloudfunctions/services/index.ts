export { servicesFunction, type ServicesDeps } from './function'
export { serviceCatalogueMarks, type ServiceItemDocument, serviceItems } from './service-item'
export { storeServiceItems } from './store-items'
