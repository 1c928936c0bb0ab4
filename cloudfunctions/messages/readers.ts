import type { MediaFlags, MessageReaders } from '../files'
import type { DocumentReader } from '../shared/documents'
import { SYSTEM } from '../shared/kernel/actor'
import { COPY } from './copy'
import type { MessagesDeps } from './deps'
import { standingsOf } from './domain/message.rights'
import { flagLater, hiddenFrom } from './domain/screening'
import { messages } from './messages.store'
import { recordChange } from './record-change'
import { actingNow } from './usecases/act'

/** What of a message's files somebody may see now; units that only had it before see none. */
export const messageReaders = (reader: DocumentReader): MessageReaders => ({
  async sightOf(actor, messageId) {
    const message = await reader.get(messages, messageId)
    const standings = message === null ? [] : standingsOf(message, actor)
    if (message === null || standings.every((standing) => standing === 'former')) return null
    return { hidden: hiddenFrom(message, standings) }
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
