export { type CloudbaseCollectionManifest, cloudbaseManifest } from './cloudbase.manifest'
export { type CloudbaseOptions, cloudbaseStore } from './cloudbase.store'
