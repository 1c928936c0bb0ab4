import type { Transaction } from '../shared/documents'
import type { DomainEvent } from '../shared/outbox/outbox'
import type { Projector } from '../shared/outbox/relay'
import type { Activity } from './domain/activity'
import { RollupChanges } from './domain/rollup'
import { rollups } from './rollup.store'

/** Statistics: adds events to the rollups of their days, months and books. The aggregate is never touched. */
export const insightProjector: Projector = {
  consumer: 'insight',
  async project(transaction: Transaction, events: readonly DomainEvent[]) {
    const changes = new RollupChanges()
    for (const event of events) changes.add(toActivity(event))
    const ids = changes.ids()
    const present = await Promise.all(ids.map((id) => transaction.get(rollups, id)))
    ids.forEach((id, index) => {
      const rollup = present[index] ?? null
      const content = changes.applyTo(id, rollup)
      if (rollup === null) transaction.insert(rollups, { id, ...content })
      else transaction.put(rollups, { ...rollup, ...content })
    })
  },
}

/** `CONSUMERS_OF` sends the streams `messages` and `history` here; both write events of this shape. */
export const toActivity = (event: DomainEvent): Activity => event as DomainEvent & Activity
