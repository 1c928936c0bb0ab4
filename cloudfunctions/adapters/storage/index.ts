export { type CloudFiles, cloudStorage } from './cloud-storage'
export { noImages, passingStorage } from './no-storage'
export { localFolder, type SignedFiles } from './local-folder'
export { s3Storage, type S3Settings } from './s3'
