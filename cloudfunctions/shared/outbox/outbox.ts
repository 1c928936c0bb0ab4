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

/** Who takes a stream's events, and which of those written in one commit; absent: all. */
export interface Consumer {
  readonly name: string
  readonly takes?: (events: readonly DomainEvent[]) => readonly DomainEvent[]
}

/** Supervision looks at the message itself: of one commit the last event that touches the promise is enough. */
const lastOnThePromise = (events: readonly DomainEvent[]): readonly DomainEvent[] =>
  events.filter((event) => 'owes' in event || 'noLongerOwes' in event || 'replied' in event).slice(-1)

/** The search looks at the message itself: of one commit one event that brought a text, or moved it to somebody else. */
const lastThatIsSearched = (events: readonly DomainEvent[]): readonly DomainEvent[] =>
  events.filter(({ type }) => SEARCHED.has(type)).slice(-1)
const SEARCHED: ReadonlySet<string> = new Set(
  (
    'submitted recorded dispatched assigned returned adjudication_asked contest_ruled adjudicated ' +
    'assist_requested assist_ended supplemented replied not_accepted'
  ).split(' '),
)

/** Which consumers take which stream's events. */
export const CONSUMERS_OF: Readonly<Record<string, readonly Consumer[]>> = {
  messages: [
    { name: 'insight' },
    { name: 'supervision', takes: lastOnThePromise },
    { name: 'search', takes: lastThatIsSearched },
  ],
  // Imported messages: counted apart, never sent to anyone and never supervised.
  history: [{ name: 'insight' }],
}

/** Writes events and their outbox entries in the caller's transaction: what leaves the system leaves after commit. */
export function appendEvents(transaction: Transaction, stream: string, events: readonly DomainEvent[]): void {
  for (const event of events) transaction.insert(journal, { id: event.id, stream, event })
  for (const { name, takes } of CONSUMERS_OF[stream] ?? [])
    for (const event of takes?.(events) ?? events)
      transaction.insert(outbox, { id: `${name}:${event.id}`, consumer: name, at: event.at, event })
}
