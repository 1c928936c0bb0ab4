import type { FileKind } from '../../types/files.terms'
import { fewAtOnce } from '../shared/kernel/few-at-once'
import type { FilesDeps } from './deps'
import type { StoredFile } from './files.store'

/** Parts of one file that are read or removed at once: one after the other, those of a video outlast a cloud function. */
export const AT_ONCE = 20

/** Where a part is put as the camera wrote it, and what is made of all parts. */
export const partKey = (id: string, part: number): string => `parts/${id}/${part}`
type Made = 'main.jpg' | 'thumb.jpg' | 'main.mp4' | 'main.pdf'
export const keyOf = (id: string, made: Made): string => `files/${id}/${made}`
/** What is made of a file of each kind. */
const MADE: Record<FileKind, readonly Made[]> = {
  image: ['main.jpg', 'thumb.jpg'],
  video: ['main.mp4'],
  document: ['main.pdf'],
}

/** Removes whatever lies in the storage of a file that nobody finds any more. */
export async function removeBytes({ storage }: Pick<FilesDeps, 'storage'>, file: StoredFile): Promise<void> {
  const { id, kind, ready, partHandles } = file
  const handles = [...partHandles, ready?.main ?? '', ready?.thumb ?? ''].filter((handle) => handle !== '')
  await fewAtOnce(handles, AT_ONCE, (handle) => storage.remove(handle))
  if (ready !== undefined) return
  // A process that died, or lost the database, between bytes and document left them where they were to be put.
  const parts = partHandles.flatMap((handle, part) => (handle === '' ? [partKey(id, part)] : []))
  const keys = [...parts, ...MADE[kind].map((made) => keyOf(id, made))]
  await fewAtOnce(keys, AT_ONCE, (key) => storage.remove(key).catch(() => undefined))
}
