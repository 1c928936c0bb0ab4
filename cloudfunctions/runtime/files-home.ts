import { createHmac } from 'node:crypto'
import { join } from 'node:path'
import { sharpImages } from '../adapters/images/sharp-images'
import { localFolder, s3Storage, type SignedFiles } from '../adapters/storage'
import type { FileStorage, ImageMaker, MediaCheck } from '../files'
import { isWebAddress, settingOf, StartRefusal } from './config'
import { REFUSALS } from './config-copy'

/** What attachments need of where they are kept. */
export interface FilesHome {
  readonly storage: FileStorage
  readonly images: ImageMaker
  /** WeChat's check of pictures; absent: nobody looks at them before the staff does. */
  readonly mediaCheck?: MediaCheck
}

/** A server's: a folder of its own with signed addresses, or any S3-compatible storage where the city names one. */
export interface ServerFiles extends FilesHome {
  /** For addresses that the server itself answers; null: the storage does. */
  readonly signed: SignedFiles | null
  /** Origin of the addresses that the storage answers itself: pages have to be allowed to show what is there. */
  readonly from?: string
}

const S3 = ['S3_ENDPOINT', 'S3_BUCKET', 'S3_ACCESS_KEY', 'S3_SECRET_KEY'] as const

/** Reads S3_* or takes DATA_DIR/files. @throws StartRefusal */
export function serverFiles(
  environment: Readonly<Record<string, string | undefined>>,
  dataDir: string,
  tokenKey: Uint8Array,
): ServerFiles {
  const images = sharpImages(async () => (await import('sharp')).default)
  const [endpoint, bucket, accessKeyId, secretAccessKey] = S3.map((name) => settingOf(environment, name))
  if ([endpoint, bucket, accessKeyId, secretAccessKey].every((each) => each === undefined)) {
    // Its own key, so that no address can be taken for anything else that the token key signs.
    const key = createHmac('sha256', tokenKey).update('minsheng files').digest()
    const folder = localFolder(join(dataDir, 'files'), key)
    return { storage: folder, images, signed: folder }
  }
  if (endpoint === undefined || bucket === undefined || accessKeyId === undefined || secretAccessKey === undefined)
    throw new StartRefusal(REFUSALS.s3Incomplete)
  const region = settingOf(environment, 'S3_REGION') ?? 'us-east-1'
  if (!isWebAddress(endpoint)) throw new StartRefusal(REFUSALS.badS3Endpoint)
  const storage = s3Storage({ endpoint, bucket, region, accessKeyId, secretAccessKey })
  return { storage, images, signed: null, from: new URL(endpoint).origin }
}
