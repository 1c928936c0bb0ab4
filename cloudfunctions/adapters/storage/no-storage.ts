import type { FileStorage, ImageMaker } from '../../files'

/** Where no storage was given (commands): keeps bytes for as long as the process lives. */
export function passingStorage(): FileStorage {
  const kept = new Map<string, Uint8Array>()
  return {
    put(key, bytes) {
      kept.set(key, bytes)
      return Promise.resolve(key)
    },
    get: (handle) => Promise.resolve(kept.get(handle) ?? null),
    remove(handle) {
      kept.delete(handle)
      return Promise.resolve()
    },
    address: (handle) => Promise.resolve(`/files?key=${handle}`),
  }
}

/** Takes nothing for an image. */
export const noImages: ImageMaker = { remake: () => Promise.resolve(null) }
