import { defineCollection, type StoredDocument, type Transaction } from '../documents'
import type { Instant } from '../kernel/local-date'

/** What every event has, whatever module it comes from. */
export interface DomainEvent {
  readonly id: string
  readonly type: string
  readonly at: Instant
}

/** The journal: every event for ever, from which statistics are rebuilt. Scanned by id. */
export interface JournalEntry extends StoredDocument {
  readonly stream: string
  readonly event: DomainEvent
}
/** One event that one consumer has still to take. Removing it is the done mark. */
export interface OutboxEntry extends StoredDocument {
  readonly consumer: string
  readonly at: Instant
  readonly event: DomainEvent
}

export const journal = defineCollection<JournalEntry>('events', [{ name: 'all', equals: [] }])
export const outbox = defineCollection<OutboxEntry>('outbox', [
  { name: 'by_consumer', equals: ['consumer'], order: 'at' },
])

/** Which consumers take which stream's events: statistics today, senders and search tokens later. */
export const CONSUMERS_OF: Readonly<Record<string, readonly string[]>> = {
  messages: ['insight'],
  // Imported messages: counted apart, and never sent to anyone.
  history: ['insight'],
}

/** Writes events and their outbox entries in the caller's transaction: what leaves the system leaves after commit. */
export function appendEvents(transaction: Transaction, stream: string, events: readonly DomainEvent[]): void {
  for (const event of events) {
    transaction.insert(journal, { id: event.id, stream, event })
    for (const consumer of CONSUMERS_OF[stream] ?? [])
      transaction.insert(outbox, { id: `${consumer}:${event.id}`, consumer, at: event.at, event })
  }
}
