import { type MessageEvent, messages } from '../messages'
import type { Transaction } from '../shared/documents'
import type { Instant } from '../shared/kernel/local-date'
import type { DomainEvent } from '../shared/outbox/outbox'
import type { Projector } from '../shared/outbox/relay'
import { routingDecisions } from './routing.store'
import type { RouterSource } from './stored-router'
import { type Ruling, writePrecedents } from './usecases/record-precedent'

/**
 * Keeps what dispatchers decide: every transfer by hand teaches the next model, every ruling is a precedent at once. An
 * event only says which message to look at, so that events may come late, twice or out of order. A report teaches nothing:
 * whoever tries texts would be told by the answer that one like theirs was ruled on, and where it lies.
 */
export const routingProjector = ({ router }: { readonly router: RouterSource }): Projector => ({
  consumer: 'routing',
  async project(transaction: Transaction, events: readonly DomainEvent[]) {
    const latest = new Map<string, Instant>()
    for (const event of events) {
      const { messageId, at } = event as MessageEvent
      if (at > (latest.get(messageId) ?? '')) latest.set(messageId, at)
    }
    const rulings: Ruling[] = []
    for (const [id, at] of latest) {
      const message = await transaction.get(messages, id)
      if (message === null || message.unitId === null || message.kind === 'report') continue
      const decision = await transaction.get(routingDecisions, id)
      const decided = { id, unitId: message.unitId, at }
      if (decision === null) transaction.insert(routingDecisions, decided)
      else if (decision.at < at) transaction.put(routingDecisions, { ...decided, version: decision.version })
      if (message.adjudication !== undefined) rulings.push({ messageId: id, ...message.adjudication })
    }
    await writePrecedents(transaction, await router.current(), rulings)
  },
})
