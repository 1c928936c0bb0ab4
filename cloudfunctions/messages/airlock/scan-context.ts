import { publishedNumbers } from '../../hall'
import { namesSaid, type ScanContext } from '../../shared/privacy'
import type { MessagesDeps } from '../deps'
import type { Message } from '../domain/message'
import { messageContacts, messages } from '../messages.store'

/** All that the citizen wrote for those who handle it. */
export const readOf = ({ title, body, place = '', supplements }: Message): string =>
  [title, body, place, ...supplements.map((supplement) => supplement.body)].join('\n')

/**
 * What the scanner is told of a message before a text leaves the house: its writer's contact, the names that the letter says,
 * and the numbers that units publish.
 * @param present the message where the caller has read it already
 */
export async function scanContextOf(
  { store, vault, directory }: Pick<MessagesDeps, 'store' | 'vault' | 'directory'>,
  messageId: string,
  present?: Message,
): Promise<ScanContext> {
  const [contact, message, names] = await Promise.all([
    store.get(messageContacts, messageId),
    present ?? store.get(messages, messageId),
    directory.current(),
  ])
  return {
    contacts: contact === null ? [] : [vault.open(messageId, contact.sealed)],
    said: message === null ? [] : namesSaid(readOf(message)),
    official: publishedNumbers(names),
  }
}
