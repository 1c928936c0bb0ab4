import { createHmac, timingSafeEqual } from 'node:crypto'
import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { FileStorage } from '../../files'
import { writeWhole } from '../files/write-whole'
import { refusing } from './storage.errors'

/** Keys are made by the program; anything else never touches the disk. */
const KEY = /^(?:parts|files|exports)\/[0-9a-z]{1,40}\/[0-9a-z.]{1,20}$/

/** What a signed address opens; null: it is not ours, or its time has passed. */
export interface SignedFiles {
  open(query: Readonly<Record<string, string>>, now: number): Promise<{ bytes: Uint8Array; mediaType: string } | null>
}

/** Files in a folder of the server. Addresses are its own, signed and dated: `/files?key=…&type=…&until=…&code=…`. */
export function localFolder(folder: string, key: Uint8Array): FileStorage & SignedFiles {
  const pathOf = (handle: string): string => {
    if (!KEY.test(handle)) throw new TypeError('no key of a file')
    return join(folder, handle)
  }
  const codeOf = (handle: string, mediaType: string, until: string): string =>
    createHmac('sha256', key).update(['file', handle, mediaType, until].join('\0')).digest('base64url')
  const storage = refusing({
    async put(handle, bytes) {
      await writeWhole(pathOf(handle), bytes)
      return handle
    },
    get: (handle) =>
      readFile(pathOf(handle)).catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return null
        throw error
      }),
    remove: (handle) => rm(pathOf(handle), { force: true }),
    address: (handle, mediaType, until) => {
      const code = codeOf(handle, mediaType, String(until))
      const query = new URLSearchParams({ key: handle, type: mediaType, until: String(until), code })
      return Promise.resolve(`/files?${query.toString()}`)
    },
  })
  return {
    ...storage,
    async open({ key: handle = '', type = '', until = '', code = '' }, now) {
      const wanted = Buffer.from(codeOf(handle, type, until))
      const given = Buffer.from(code)
      if (given.length !== wanted.length || !timingSafeEqual(given, wanted) || !(Number(until) > now)) return null
      const bytes = await storage.get(handle)
      return bytes === null ? null : { bytes, mediaType: type }
    },
  }
}
