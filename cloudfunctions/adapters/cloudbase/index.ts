export { cloudApi, CloudApiError } from './cloud-api'
export { deployDatabase, type Lacking } from './cloudbase.deploy'
export { cloudbaseManifest } from './cloudbase.manifest'
export { cloudbaseStore } from './cloudbase.store'
