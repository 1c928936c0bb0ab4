import { type AlikeEntry, defineAlikeIndex, toAlikeEntry } from '../../shared/alike'
import type { Transaction } from '../../shared/documents'
import type { Message } from '../domain/message'
import { withoutOpening } from '../domain/openings'

/**
 * By what messages about the same matter are found, city-wide: whoever asks is asked again for each hit whether they may
 * read it. Reports 举报 are not in it: nobody may learn that another one exists.
 */
export const messageMatters = defineAlikeIndex('message_matters')

/** The text by which two messages are compared. */
export const matterOf = ({ title, body }: Pick<Message, 'title' | 'body'>): string =>
  `${title}\n${withoutOpening(body)}`

const toMatter = (message: Message): Omit<AlikeEntry, 'version'> =>
  toAlikeEntry(message.id, { texts: [matterOf(message)], place: message.place, at: message.submittedAt })

/** Writes what is compared of a message, once: it is what the citizen wrote and stays. @returns whether it was missing */
export async function indexMatter(transaction: Transaction, message: Message): Promise<boolean> {
  if (message.kind === 'report') return false
  if ((await transaction.get(messageMatters, message.id)) !== null) return false
  transaction.insert(messageMatters, toMatter(message))
  return true
}
