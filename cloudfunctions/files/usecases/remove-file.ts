import type { Transaction } from '../../shared/documents'
import type { Actor } from '../../shared/kernel/actor'
import { DomainError } from '../../shared/kernel/domain-error'
import type { Instant } from '../../shared/kernel/local-date'
import { FILES_COPY } from '../copy'
import type { FilesDeps } from '../deps'
import { files, type StoredFile } from '../files.store'
import { removeBytes } from '../stored-bytes'

/** Whose a file is once it no longer leads to anybody. */
export const NOBODY = '-'

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

/** Before all that anybody has begun: the next purge of what was never sent begins with it. */
const AT_ONCE: Instant = '1970-01-01T00:00:00.000Z'

/**
 * In the transaction that decides it: nobody finds the file any more. Its document stays until its bytes are gone: where
 * the storage is away, or the process ends meanwhile, the next purge of what was never sent goes on with it.
 */
export function giveUp(transaction: Transaction, file: StoredFile): StoredFile {
  const given: StoredFile = { ...file, ownerId: NOBODY, messageId: '', waiting: 'yes', createdAt: AT_ONCE }
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

/** The uploader's own, and not sent yet. @throws DomainError `not_found` or `invalid_state` */
export function own(file: StoredFile | null, id: string, actor: Actor): StoredFile {
  if (file?.ownerId !== actor.id) throw new DomainError('not_found', { fileId: id })
  if (file.messageId !== '') throw new DomainError('invalid_state', { fileId: id }, { say: FILES_COPY.sent })
  return file
}
