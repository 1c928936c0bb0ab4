import { type MessageEvent, messages } from '../messages'
import type { Transaction } from '../shared/documents'
import type { DomainEvent } from '../shared/outbox/outbox'
import type { Projector } from '../shared/outbox/relay'
import { routingDecisions } from './routing.store'
import type { RouterSource } from './stored-router'
import { writePrecedent } from './usecases/record-precedent'

/**
 * Keeps what dispatchers decide: every transfer by hand teaches the next model, every ruling is a precedent at once. An
 * event only says which message to look at, so that events may come late, twice or out of order.
 */
export const routingProjector = ({ router }: { readonly router: RouterSource }): Projector => ({
  consumer: 'routing',
  async project(transaction: Transaction, events: readonly DomainEvent[]) {
    const current = await router.current()
    const ids = [...new Set(events.map((event) => (event as MessageEvent).messageId))]
    for (const id of ids) {
      const [message, decision] = await Promise.all([
        transaction.get(messages, id),
        transaction.get(routingDecisions, id),
      ])
      if (message === null || message.unitId === null) continue
      const at = events.reduce((last, event) => (event.at > last ? event.at : last), '')
      const decided = { id, unitId: message.unitId, at }
      if (decision === null) transaction.insert(routingDecisions, decided)
      else if (decision.at < at) transaction.put(routingDecisions, { ...decided, version: decision.version })
      const { adjudication } = message
      if (adjudication !== undefined) await writePrecedent(transaction, current, { messageId: id, ...adjudication })
    }
  },
})
