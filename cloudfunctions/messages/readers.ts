import type { DocumentReader } from '../shared/documents'
import type { Actor } from '../shared/kernel/actor'
import { standingsOf } from './domain/message.rights'
import { messages } from './messages.store'

/** Whether somebody may read a message now; units that only had it before may not. */
export const messageReaders = (reader: DocumentReader) => ({
  async mayRead(actor: Actor, messageId: string): Promise<boolean> {
    const message = await reader.get(messages, messageId)
    return message !== null && standingsOf(message, actor).some((standing) => standing !== 'former')
  },
})
