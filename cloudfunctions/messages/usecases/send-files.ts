import { sendWithReply } from '../../files'
import type { Transaction } from '../../shared/documents'
import type { Change } from '../domain/change'
import type { Message } from '../domain/message'

/** A draft that was published takes its files with it; while a signature is still missing they wait with it. */
export async function withFilesSent(transaction: Transaction, before: Message, changed: Change): Promise<Change> {
  if (changed.message.draft === undefined) await sendWithReply(transaction, before.id, before.draft?.files ?? [])
  return changed
}
