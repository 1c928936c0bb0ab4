import { DeleteObjectCommand, GetObjectCommand, NoSuchKey, PutObjectCommand, S3Client } from '@aws-sdk/client-s3'
import { getSignedUrl } from '@aws-sdk/s3-request-presigner'
import type { FileStorage } from '../../files'
import { isShown } from './shown'

export interface S3Settings {
  readonly endpoint: string
  readonly bucket: string
  readonly region: string
  readonly accessKeyId: string
  readonly secretAccessKey: string
}

/** Any S3-compatible storage of the city's own (path style). Addresses are presigned by it. */
export function s3Storage({ endpoint, bucket, region, ...credentials }: S3Settings): FileStorage {
  const client = new S3Client({ endpoint, region, credentials, forcePathStyle: true })
  return {
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
  }
}
