import { type AlikeEntry, defineAlikeIndex, toAlikeEntry } from '../../shared/alike'
import type { Transaction } from '../../shared/documents'
import type { Message } from '../domain/message'
import { withoutOpening } from '../domain/openings'
import { type SearchScope, scopesOf } from './search-index'

/**
 * By what messages about the same matter are found, city-wide: whoever asks is asked again for each hit whether they may
 * read it. Reports 举报 are not in it: nobody may learn that another one exists.
 */
export const messageMatters = defineAlikeIndex('message_matters')

/** The text by which two messages are compared. */
export const matterOf = ({ title, body }: Pick<Message, 'title' | 'body'>): string =>
  `${title}\n${withoutOpening(body)}`

/** The mark of what was answered, within a scope (null: the whole city): drafting asks for these alone. */
export const answeredMark = (scope: SearchScope): string => (scope === null ? 'answered' : `answered:${scope}`)

/** What is compared of a message. Follows from the message alone. */
export const toMatter = (message: Message): Omit<AlikeEntry, 'version'> =>
  toAlikeEntry(message.id, {
    texts: [matterOf(message)],
    place: message.place,
    at: message.submittedAt,
    marks: message.replies.length === 0 ? [] : [null, ...scopesOf(message)].map(answeredMark),
  })

/** Writes what is compared of a message, where it is missing or follows from it no more. @returns whether it had to be written */
export async function indexMatter(transaction: Transaction, message: Message): Promise<boolean> {
  if (message.kind === 'report') return false
  const held = await transaction.get(messageMatters, message.id)
  const matter = toMatter(message)
  if (held === null) transaction.insert(messageMatters, matter)
  else if (held.tokens.join() === matter.tokens.join()) return false
  else transaction.put(messageMatters, { ...matter, version: held.version })
  return true
}
