import { publishedNumbers } from '../../hall'
import type { ScanContext } from '../../shared/privacy'
import type { MessagesDeps } from '../deps'
import { messageContacts } from '../messages.store'

/** What the scanner is told of a message before a text leaves the house: its writer's contact, and the numbers that units publish. */
export async function scanContextOf(
  { store, vault, directory }: Pick<MessagesDeps, 'store' | 'vault' | 'directory'>,
  messageId: string,
): Promise<ScanContext> {
  const [contact, names] = await Promise.all([store.get(messageContacts, messageId), directory.current()])
  return {
    contacts: contact === null ? [] : [vault.open(messageId, contact.sealed)],
    official: publishedNumbers(names),
  }
}
