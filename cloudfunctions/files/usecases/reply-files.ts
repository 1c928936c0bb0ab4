import { FILE_LIMITS } from '../../../types/files.terms'
import type { Transaction } from '../../shared/documents'
import { DomainError } from '../../shared/kernel/domain-error'
import type { ReplyFile } from '../../shared/kernel/reply-file'
import { FILES_COPY } from '../copy'
import { files, type StoredFile } from '../files.store'
import { toFileRow } from '../view'

/** Whose files go with which draft. */
export interface AttachToReply {
  readonly actorId: string
  readonly messageId: string
  /** Those of the draft that is replaced: whoever edits it may keep them, whoever uploaded them. */
  readonly present: readonly ReplyFile[]
}

/**
 * Ties files to the draft of a reply, in the transaction that saves it, and frees those of the draft before that are no
 * longer named: these wait again, as before they were attached, and are purged like everything that is not sent.
 * @throws DomainError `invalid_input` for what is neither this person's nor the draft's, not finished, and for too many.
 */
export async function attachToReply(
  transaction: Transaction,
  wanted: readonly { readonly id: string; readonly name: string }[],
  { actorId, messageId, present }: AttachToReply,
): Promise<ReplyFile[]> {
  const tied: ReplyFile[] = []
  for (const { id, name } of wanted) {
    if (tied.some((one) => one.id === id)) continue
    const file = await transaction.get(files, id)
    const { hash, bytes } = file?.ready ?? {}
    if (file === null || hash === undefined || bytes === undefined) throw refusal(FILES_COPY.notOfReply)
    const kept = file.messageId === messageId && present.some((one) => one.id === id)
    if (!kept && (file.ownerId !== actorId || file.waiting !== 'yes')) throw refusal(FILES_COPY.notOfReply)
    // Also one that stays is written: a purge that looks at the same moment sees that it is wanted.
    transaction.put(files, { ...file, messageId, waiting: file.waiting === 'no' ? 'no' : 'draft' })
    tied.push({ ...toFileRow(file), name: name.replace(/\s+/gu, ' '), bytes, hash })
  }
  for (const kind of ['image', 'video', 'document'] as const)
    if (tied.filter((one) => one.kind === kind).length > FILE_LIMITS[kind].perReply) throw refusal(FILES_COPY.perReply)
  for (const { id } of present) if (!tied.some((one) => one.id === id)) await free(transaction, id, messageId)
  return tied
}

/** What went out with a reply that was taken back stays with it. */
async function free(transaction: Transaction, id: string, messageId: string): Promise<void> {
  const file = await transaction.get(files, id)
  if (file?.messageId === messageId && file.waiting === 'draft')
    transaction.put(files, { ...file, messageId: '', waiting: 'yes' })
}

/**
 * The reply is published, in the same transaction: its files are sent.
 * @throws DomainError `conflict` when one is not what was approved; nothing in the program changes a finished file.
 */
export async function sendWithReply(
  transaction: Transaction,
  messageId: string,
  tied: readonly ReplyFile[],
): Promise<void> {
  for (const { id, hash } of tied) {
    const file: StoredFile | null = await transaction.get(files, id)
    if (file?.messageId !== messageId || file.ready?.hash !== hash) throw new DomainError('conflict', { fileId: id })
    transaction.put(files, { ...file, waiting: 'no' })
  }
}

const refusal = (sentence: string): DomainError => new DomainError('invalid_input', {}, { fields: { files: sentence } })
