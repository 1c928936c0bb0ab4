import type { MediaFlags, MessageReaders } from '../files'
import { type DocumentStore, scan } from '../shared/documents'
import { SYSTEM } from '../shared/kernel/actor'
import { COPY } from './copy'
import type { MessagesDeps } from './deps'
import { readsMessage, standingsOf } from './domain/message.rights'
import { filesSeenBy, namesFile, repliedFiles } from './domain/files-seen'
import { flagLater } from './domain/screening'
import { messages } from './messages.store'
import { recordChange } from './record-change'
import { actingNow } from './usecases/act'

/** What messages say of their files: which of them somebody may see now (units that only had it before: none). */
export const messageReaders = (store: Pick<DocumentStore, 'get' | 'query'>): MessageReaders => ({
  async sightOf(actor, messageId) {
    const message = await store.get(messages, messageId)
    const standings = message === null ? [] : standingsOf(message, actor)
    if (message === null || !readsMessage(standings)) return null
    return { shown: filesSeenBy(message, standings) }
  },
  async keepsOfReply(reader, messageId, fileId) {
    const message = await reader.get(messages, messageId)
    return message !== null && namesFile(message, fileId)
  },
  async repliedFilesOf(ownerId) {
    const found: { messageId: string; fileId: string }[] = []
    for await (const page of scan(store, messages, { index: 'by_owner', equals: { ownerId } }))
      for (const message of page)
        found.push(...repliedFiles(message).map((fileId) => ({ messageId: message.id, fileId })))
    return found
  },
})

/** What a machine said of a picture, written to its message like everything else that happens to it. */
export const mediaFlags = (deps: MessagesDeps): MediaFlags => ({
  async flag(transaction, messageId, { labels, ...flag }) {
    const message = await transaction.get(messages, messageId)
    if (message === null) return
    const acting = actingNow(deps, SYSTEM)
    const flagged = flagLater(message, { ...flag, labels: labels.map(COPY.ofPicture) }, acting)
    recordChange(transaction, deps, acting, 'job:files.check_media', message, flagged)
  },
  flagged: () => deps.wakeRelay(),
})
