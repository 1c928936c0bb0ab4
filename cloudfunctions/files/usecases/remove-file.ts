import type { FileKind } from '../../../types/files.terms'
import type { Transaction } from '../../shared/documents'
import type { Actor } from '../../shared/kernel/actor'
import { DomainError } from '../../shared/kernel/domain-error'
import { fewAtOnce } from '../../shared/kernel/few-at-once'
import { FILES_COPY } from '../copy'
import type { FilesDeps } from '../deps'
import { files, type StoredFile } from '../files.store'

/** Whose a file is once it no longer leads to anybody. */
export const NOBODY = '-'
/** Parts of one file that are read or removed at once: one after the other, those of a video outlast a cloud function. */
export const AT_ONCE = 20

export const partKey = (id: string, part: number): string => `parts/${id}/${part}`
type Made = 'main.jpg' | 'thumb.jpg' | 'main.mp4' | 'main.pdf'
export const keyOf = (id: string, made: Made): string => `files/${id}/${made}`
/** What is made of a file of each kind. */
const MADE: Record<FileKind, readonly Made[]> = {
  image: ['main.jpg', 'thumb.jpg'],
  video: ['main.mp4'],
  document: ['main.pdf'],
}

/** Takes back what was not sent yet. */
export const removeFile =
  (deps: FilesDeps) =>
  async (actor: Actor, { id }: { id: string }) => {
    const given = await deps.store.transact(async (transaction) =>
      giveUp(transaction, own(await transaction.get(files, id), id, actor)),
    )
    await removeGivenUp(deps, given)
    return {}
  }

/**
 * In the transaction that decides it: nobody finds the file any more. Its document stays until its bytes are gone: where
 * the storage is away, or the process ends meanwhile, the purge of what was never sent finds it a day after it was begun.
 */
export function giveUp(transaction: Transaction, file: StoredFile): StoredFile {
  const given: StoredFile = { ...file, ownerId: NOBODY, messageId: '', waiting: 'yes' }
  transaction.put(files, given)
  return given
}

/** Removes the bytes of a file that was given up, and then its document. */
export async function removeGivenUp({ store, storage }: Pick<FilesDeps, 'store' | 'storage'>, file: StoredFile) {
  await removeBytes({ storage }, file)
  await store.transact(async (transaction) => {
    const left = await transaction.get(files, file.id)
    if (left !== null) transaction.remove(files, left)
  })
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

/** The uploader's own, and not sent yet. @throws DomainError `not_found` or `invalid_state` */
export function own(file: StoredFile | null, id: string, actor: Actor): StoredFile {
  if (file?.ownerId !== actor.id) throw new DomainError('not_found', { fileId: id })
  if (file.messageId !== '') throw new DomainError('invalid_state', { fileId: id }, { say: FILES_COPY.sent })
  return file
}
