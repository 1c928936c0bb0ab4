import { messages } from '../messages'
import type { Projector } from '../shared/outbox/relay'
import { writeCityNotices } from './city-notices'
import { deliver } from './deliver'
import type { NotificationsDeps } from './deps'
import { noticesOf, type NotifiedEvent } from './write-notices'

/**
 * Turns events into notices. The words follow from the message as it is when its event is taken; the ids from event, rule
 * and audience, so that an event that comes twice is told once.
 */
export const notificationsProjector = (deps: Omit<NotificationsDeps, 'store' | 'vault'>): Projector => ({
  consumer: 'notifications',
  async project(transaction, events) {
    const directory = await deps.directory.current()
    const told = events.filter((event): event is NotifiedEvent => 'messageId' in event)
    await writeCityNotices(transaction, events)
    const ids = [...new Set(told.map(({ messageId }) => messageId))]
    const found = await Promise.all(ids.map((id) => transaction.get(messages, id)))
    const byId = new Map(found.flatMap((message) => (message === null ? [] : [[message.id, message] as const])))
    const written = told.flatMap((event) => {
      const message = byId.get(event.messageId)
      return message === undefined ? [] : noticesOf(event, message, directory)
    })
    await deliver(transaction, written, deps.clock.now(), deps.outgoing)
  },
})
