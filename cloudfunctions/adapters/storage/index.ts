export { type CloudFiles, cloudStorage } from './cloud-storage'
export { localFolder, type SignedFiles } from './local-folder'
export { s3Storage } from './s3'
export { isShown } from './shown'
