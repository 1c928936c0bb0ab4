export { cloudbaseManifest } from './cloudbase.manifest'
export { cloudbaseStore } from './cloudbase.store'
