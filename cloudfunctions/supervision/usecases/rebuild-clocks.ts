import { type MessageEvent, MESSAGES_STREAM } from '../../messages'
import type { DocumentStore } from '../../shared/documents'
import { scan } from '../../shared/documents/scan'
import type { Surroundings } from '../../shared/kernel/core-deps'
import { eventsOf, journal } from '../../shared/outbox/outbox'
import { supervisionProjector } from '../projector'

/** Messages in one transaction. */
const BATCH = 50

/**
 * Gives every message of the city a clock: for an installation older than supervision, and after a restore. Safe beside
 * the relay and as often as one likes, since a clock follows from its message.
 * @returns how many messages were looked at; imported history is none of them.
 */
export async function rebuildClocks(
  deps: Pick<Surroundings, 'calendars'> & { readonly store: DocumentStore },
): Promise<number> {
  const projector = supervisionProjector(deps)
  let messages = 0
  let last = ''
  let batch: MessageEvent[] = []
  const flush = async (): Promise<void> => {
    const events = batch
    batch = []
    await deps.store.transact((transaction) => projector.project(transaction, events))
    messages += events.length
  }
  for await (const page of scan(deps.store, journal, { index: 'all', equals: {} }))
    for (const entry of page) {
      const event = eventsOf(entry)[0] as MessageEvent | undefined
      // Entries come in the order of their ids, so that a message's own stand together.
      if (entry.stream !== MESSAGES_STREAM || event === undefined || event.messageId === last) continue
      last = event.messageId
      batch.push(event)
      if (batch.length === BATCH) await flush()
    }
  if (batch.length > 0) await flush()
  return messages
}
