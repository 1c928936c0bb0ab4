import { DeleteObjectCommand, GetObjectCommand, NoSuchKey, PutObjectCommand, S3Client } from '@aws-sdk/client-s3'
import { getSignedUrl } from '@aws-sdk/s3-request-presigner'
import type { FileStorage } from '../../files'
import { isShown } from './shown'
import { refusing } from './storage.errors'

export interface S3Settings {
  readonly endpoint: string
  readonly bucket: string
  readonly region: string
  readonly accessKeyId: string
  readonly secretAccessKey: string
  /** How long one try may take, milliseconds; there are two. */
  readonly timeoutMs?: number
}

/**
 * The library waits for ever by itself: a storage that takes connections and says nothing would hold every upload and the
 * jobs that remove old files. A video of 20 MB needs some 6 Mbit/s to arrive in this time.
 */
const TIMEOUT_MS = 30_000
const CONNECT_MS = 3_000
const ATTEMPTS = 2

/** Any S3-compatible storage of the city's own (path style). Addresses are presigned by it. */
export function s3Storage({
  endpoint,
  bucket,
  region,
  timeoutMs = TIMEOUT_MS,
  ...credentials
}: S3Settings): FileStorage {
  const client = new S3Client({
    endpoint,
    region,
    credentials,
    forcePathStyle: true,
    maxAttempts: ATTEMPTS,
    requestHandler: {
      connectionTimeout: CONNECT_MS,
      requestTimeout: timeoutMs,
      throwOnRequestTimeout: true,
      socketTimeout: timeoutMs, // also of an answer that stops half-way
    },
  })
  return refusing({
    async put(key, bytes, mediaType) {
      await client.send(new PutObjectCommand({ Bucket: bucket, Key: key, Body: bytes, ContentType: mediaType }))
      return key
    },
    async get(handle) {
      try {
        const { Body: body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: handle }))
        return body === undefined ? null : await body.transformToByteArray()
      } catch (error) {
        if (error instanceof NoSuchKey) return null
        throw error
      }
    },
    async remove(handle) {
      await client.send(new DeleteObjectCommand({ Bucket: bucket, Key: handle }))
    },
    address: (handle, mediaType, until) =>
      getSignedUrl(
        client,
        new GetObjectCommand({
          Bucket: bucket,
          Key: handle,
          ResponseContentType: mediaType,
          ...(isShown(mediaType) ? {} : { ResponseContentDisposition: 'attachment' }),
        }),
        { expiresIn: Math.max(1, Math.floor((until - Date.now()) / 1000)) },
      ),
  })
}
