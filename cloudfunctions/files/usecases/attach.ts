import type { FileRow } from '../../../types/files.contract'
import { FILE_LIMITS } from '../../../types/files.terms'
import type { Transaction } from '../../shared/documents'
import { DomainError } from '../../shared/kernel/domain-error'
import { FILES_COPY } from '../copy'
import { files } from '../files.store'
import { toFileRow } from '../view'

/**
 * Ties finished files of one person to their message, in the transaction that writes it.
 * @throws DomainError `invalid_input` for what is not theirs, not finished or sent already, and for too many.
 */
export async function attachFiles(
  transaction: Transaction,
  ids: readonly string[],
  { ownerId, messageId }: { readonly ownerId: string; readonly messageId: string },
): Promise<FileRow[]> {
  const refuse = (sentence: string): never => {
    throw new DomainError('invalid_input', {}, { fields: { attachmentIds: sentence } })
  }
  const rows: FileRow[] = []
  for (const id of new Set(ids)) {
    const file = await transaction.get(files, id)
    if (file === null || file.ownerId !== ownerId || file.ready === undefined) return refuse(FILES_COPY.notYours)
    if (file.messageId === messageId) continue // the same request again
    if (file.messageId !== '') return refuse(FILES_COPY.notYours)
    transaction.put(files, { ...file, messageId, waiting: 'no' })
    rows.push(toFileRow(file))
  }
  for (const kind of ['image', 'video'] as const)
    if (rows.filter((row) => row.kind === kind).length > FILE_LIMITS[kind].perMessage)
      return refuse(FILES_COPY.perMessage)
  return rows
}
