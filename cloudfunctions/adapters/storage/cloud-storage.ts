import type { FileStorage } from '../../files'
import { refusing } from './storage.errors'

/** What of `wx-server-sdk` cloud storage needs. */
export interface CloudFiles {
  uploadFile(file: { cloudPath: string; fileContent: Buffer }): Promise<{ fileID: string }>
  downloadFile(file: { fileID: string }): Promise<{ fileContent: Buffer }>
  deleteFile(files: { fileList: string[] }): Promise<{ fileList: { status: number }[] }>
  getTempFileURL(files: {
    fileList: { fileID: string; maxAge: number }[]
  }): Promise<{ fileList: { tempFileURL: string; status: number }[] }>
}

/** STORAGE_FILE_NONEXIST, as `wx-server-sdk` 4.0.2 numbers it. */
const FILE_NOT_THERE = -503_003
/** STORAGE_REQUEST_FAIL and STORAGE_EXCEED_AUTHORITY: the file is still there. The SDK answers them and throws nothing. */
const NOT_DELETED: ReadonlySet<number> = new Set([-503_001, -503_002])

/** CloudBase's own storage; a handle is its file id. Its permission is 仅管理端可读写: clients get addresses alone. */
export const cloudStorage = (cloud: CloudFiles): FileStorage =>
  refusing({
    async put(key, bytes) {
      const { fileID } = await cloud.uploadFile({ cloudPath: key, fileContent: Buffer.from(bytes) })
      return fileID
    },
    async get(handle) {
      try {
        return (await cloud.downloadFile({ fileID: handle })).fileContent
      } catch (error) {
        // Its refusal says nothing; whether the file is there is said where an address is asked for.
        const [file] = (await cloud.getTempFileURL({ fileList: [{ fileID: handle, maxAge: 60 }] })).fileList
        if (file?.status === FILE_NOT_THERE) return null
        throw error
      }
    },
    async remove(handle) {
      const [file] = (await cloud.deleteFile({ fileList: [handle] })).fileList
      if (file !== undefined && NOT_DELETED.has(file.status))
        throw Object.assign(new Error('cloud storage did not delete'), { errCode: file.status })
    },
    async address(handle, _mediaType, until) {
      const maxAge = Math.max(1, Math.floor((until - Date.now()) / 1000))
      const [file] = (await cloud.getTempFileURL({ fileList: [{ fileID: handle, maxAge }] })).fileList
      if (file === undefined || file.status !== 0) throw new Error('cloud storage gave no address')
      return file.tempFileURL
    },
  })
