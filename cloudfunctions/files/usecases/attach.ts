import type { FileRow } from '../../../types/files.contract'
import { FILE_LIMITS } from '../../../types/files.terms'
import type { Transaction } from '../../shared/documents'
import { DomainError } from '../../shared/kernel/domain-error'
import type { Instant } from '../../shared/kernel/local-date'
import { FILES_COPY } from '../copy'
import { files } from '../files.store'
import { toFileRow } from '../view'
import { planCheck } from './check-media'

/** What files are tied to. */
export interface AttachTo {
  readonly ownerId: string
  readonly messageId: string
  /** Files that the message has already: the limits are for all of them together. */
  readonly present?: readonly FileRow[]
  /** WeChat looks at pictures: plan it. */
  readonly checked?: boolean
  readonly now: Instant
}

/**
 * Ties finished files of one person to their message, in the transaction that writes it.
 * @throws DomainError `invalid_input` for what is not theirs, not finished or sent already, and for too many.
 */
export async function attachFiles(
  transaction: Transaction,
  ids: readonly string[],
  { ownerId, messageId, present = [], checked = false, now }: AttachTo,
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
    if (checked && file.kind === 'image') planCheck(transaction, { id, messageId, ownerId }, now)
    rows.push(toFileRow(file))
  }
  const all = [...present, ...rows]
  for (const kind of ['image', 'video'] as const)
    if (all.filter((row) => row.kind === kind).length > FILE_LIMITS[kind].perMessage)
      return refuse(FILES_COPY.perMessage)
  return rows
}
