import { type Message, type MessageEvent, messages } from '../messages'
import type { Transaction } from '../shared/documents'
import type { Surroundings } from '../shared/kernel/core-deps'
import type { DomainEvent } from '../shared/outbox/outbox'
import type { Projector } from '../shared/outbox/relay'
import { replanUrgent } from './urgent-watch'
import { replan, saysTheSame } from './domain/watched'
import { watch } from './read-message'
import { clocks, urgentWatches } from './supervision.store'

/**
 * Keeps a clock for every promise. An event only says which message to look at; the clock follows from the message as it
 * is now, so that events may come late, twice or out of order.
 */
export const supervisionProjector = ({ calendars }: Pick<Surroundings, 'calendars'>): Projector => ({
  consumer: 'supervision',
  async project(transaction: Transaction, events: readonly DomainEvent[]) {
    const calendar = calendars.current()
    const ids = [...new Set(events.map(messageIdOf))]
    await Promise.all(
      ids.map(async (id) => {
        const [clock, message] = await Promise.all([transaction.get(clocks, id), transaction.get(messages, id)])
        if (message === null) return
        // The ladder may have looked at it before: its clock is as new as the message then, the urgent watch is not.
        if (message.urgentClock !== undefined) await watchUrgency(transaction, message)
        // Also where it has read this version before: a holiday notice moves the rungs of a day that it does not move.
        const next = replan(id, clock, watch(message, calendar), calendar)
        if (clock === null) transaction.insert(clocks, next)
        else if (!saysTheSame(clock, next)) transaction.put(clocks, { ...clock, ...next })
      }),
    )
  },
})

async function watchUrgency(transaction: Transaction, message: Message): Promise<void> {
  const watch = await transaction.get(urgentWatches, message.id)
  if (watch !== null && watch.messageVersion >= message.version) return
  const next = replanUrgent(message, watch)
  if (next === null) return
  if (watch === null) transaction.insert(urgentWatches, next)
  else transaction.put(urgentWatches, { ...watch, ...next })
}

/** `CONSUMERS_OF` sends the stream `messages` here. */
const messageIdOf = (event: DomainEvent): string => (event as MessageEvent).messageId
