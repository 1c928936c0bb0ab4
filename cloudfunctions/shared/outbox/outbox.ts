import { defineCollection, type StoredDocument, type Transaction } from '../documents'
import type { Instant } from '../kernel/local-date'

/** What every event has, whatever module it comes from. */
export interface DomainEvent {
  readonly id: string
  readonly type: string
  readonly at: Instant
}

/** Events of one commit, in order. */
interface Carried {
  readonly events?: readonly DomainEvent[]
  /** Alone, in documents from before one carried a whole commit. */
  readonly event?: DomainEvent
}
/** Asked between batches: false when time is up. */
export interface More {
  readonly goOn: () => boolean
}

/** The events of a journal or outbox document. */
export const eventsOf = ({ events, event }: Carried): readonly DomainEvent[] =>
  events ?? (event === undefined ? [] : [event])

/** The journal: every event for ever, from which statistics are rebuilt; a document a commit, id: its first event's. */
export interface JournalEntry extends StoredDocument, Carried {
  readonly stream: string
}
/**
 * The mark of a commit whose events nobody has taken yet: all that a commit writes for its consumers, whatever their
 * number. Removing it is the done mark of all of them. Id: instant and journal entry, so that the oldest come first and
 * new ones lie side by side.
 */
export interface CommitMark extends StoredDocument {
  readonly journalId: string
}
/** Events of one commit that one consumer has still to take by itself. Removing it is the done mark. */
export interface OutboxEntry extends StoredDocument, Carried {
  readonly consumer: string
  readonly at: Instant
  /** How often its consumer failed at it alone; absent: never. */
  readonly failures?: number
}

export const journal = defineCollection<JournalEntry>('events', [{ name: 'all', equals: [] }])
export const commits = defineCollection<CommitMark>('outbox_commits', [{ name: 'all', equals: [] }])
/** Of single consumers: what one of them failed at, or what its home serves apart from the others (`fan-out.ts`). */
export const outbox = defineCollection<OutboxEntry>('outbox', [
  { name: 'by_consumer', equals: ['consumer'], order: 'at' },
  { name: 'all', equals: [] },
])
/** Entries that their consumer failed at time and again: kept out of the others' way until somebody replays them. */
export const setAside = defineCollection<OutboxEntry>('outbox_set_aside', [
  { name: 'by_consumer', equals: ['consumer'], order: 'at' },
])

/** Who takes a stream's events, and which of those written in one commit; absent: all. */
export interface Consumer {
  readonly name: string
  readonly takes?: (events: readonly DomainEvent[]) => readonly DomainEvent[]
}

/** Supervision looks at the message itself: of one commit the last event that touches the promise is enough. */
const lastOnThePromise = (events: readonly DomainEvent[]): readonly DomainEvent[] =>
  events.filter((event) => ON_THE_PROMISE.some((fact) => fact in event) || BESIDE_THE_PROMISE.has(event.type)).slice(-1)
const ON_THE_PROMISE = ['owes', 'noLongerOwes', 'broke', 'unbroke', 'replied'] as const
/**
 * Begin and end of a question to the citizen, and another lead: the clock stands still, or watches somebody else, also where
 * the promise stays on the books as it was.
 */
const BESIDE_THE_PROMISE: ReadonlySet<string> = new Set('asked supplemented resumed dispatched returned'.split(' '))

/** The search looks at the message itself: of one commit one event that brought a text, or moved it to somebody else. */
const lastThatIsSearched = (events: readonly DomainEvent[]): readonly DomainEvent[] =>
  events.filter(({ type }) => SEARCHED.has(type)).slice(-1)
const SEARCHED: ReadonlySet<string> = new Set(
  (
    'submitted recorded dispatched assigned returned adjudication_asked contest_ruled adjudicated ' +
    'assist_requested assist_ended supplemented replied not_accepted'
  ).split(' '),
)
/**
 * Of these somebody is told; a test holds the list to the rules of 通知. Submitting tells only of danger, and by then the
 * transfer has an entry of its own: an ordinary message costs one entry.
 */
export const NOTIFIED: ReadonlySet<string> = new Set(
  (
    'dispatched redirected assigned returned asked supplemented resumed resettled reply_drafted step_approved ' +
    'reply_rejected interim_replied replied rated called_back reworked closed withdrawal_requested withdrawal_declined ' +
    'withdrawn instructed extension_requested extension_refused extended complex_requested complex_decided ' +
    'promise_kept promise_changed promise_missed not_accepted contested contest_ruled approval_passed_on signed_on_paper ' +
    'reply_revoked assist_requested assist_answered assist_ended reminded merged unmerged adjudicated adjudication_asked ' +
    'decline_proposed decline_refused topic_answered merged_answered'
  ).split(' '),
)
const toldToSomebody = (events: readonly DomainEvent[]): readonly DomainEvent[] =>
  events.filter((event) => NOTIFIED.has(event.type) || ('urgent' in event && ARRIVALS.has(event.type)))
const ARRIVALS: ReadonlySet<string> = new Set(['submitted', 'recorded'])

/** Routing learns from what people decide, not from what it placed itself when the message came in. */
const lastThatWasDecided = (events: readonly DomainEvent[]): readonly DomainEvent[] =>
  events.some(({ type }) => type === 'submitted' || type === 'recorded')
    ? []
    : events.filter(({ type }) => type === 'dispatched' || type === 'adjudicated').slice(-1)

/** Open again: what was published of its topic meanwhile is told (`topics/projector.ts`). */
const lastThatReopened = (events: readonly DomainEvent[]): readonly DomainEvent[] =>
  events.filter(({ type }) => REOPENED.has(type)).slice(-1)
const REOPENED: ReadonlySet<string> = new Set(['reworked', 'reply_revoked', 'unmerged'])

/** Which consumers take which stream's events. */
export const CONSUMERS_OF: Readonly<Record<string, readonly Consumer[]>> = {
  messages: [
    { name: 'insight' },
    { name: 'supervision', takes: lastOnThePromise },
    { name: 'search', takes: lastThatIsSearched },
    { name: 'notifications', takes: toldToSomebody },
    { name: 'routing', takes: lastThatWasDecided },
    { name: 'topics', takes: lastThatReopened },
  ],
  supervision: [{ name: 'notifications' }],
  answers: [
    { name: 'joiners', takes: (events) => events.filter(({ type }) => type === 'joined') },
    { name: 'notifications', takes: (events) => events.filter(({ type }) => type === 'answer_news') },
  ],
  routing: [{ name: 'notifications' }],
  deputies: [{ name: 'notifications' }],
  // Imported messages: counted apart, never sent to anyone and never supervised.
  history: [{ name: 'insight' }],
}

/** Every consumer of any stream. */
export const CONSUMERS: readonly string[] = [
  ...new Set(Object.values(CONSUMERS_OF).flatMap((consumers) => consumers.map(({ name }) => name))),
]

/** What a consumer takes of the events of one commit; none: it has nothing to do with them. */
export function takenBy(consumer: string, { stream, ...entry }: Pick<JournalEntry, 'stream' | 'events' | 'event'>) {
  const found = CONSUMERS_OF[stream]?.find(({ name }) => name === consumer)
  if (found === undefined) return []
  const events = eventsOf(entry)
  return found.takes?.(events) ?? events
}

/**
 * Writes the events of one change and the mark that somebody has to take them, in the caller's transaction: what leaves
 * the system leaves after commit.
 */
export function appendEvents(transaction: Transaction, stream: string, events: readonly DomainEvent[]): void {
  const [first] = events
  if (first === undefined) return
  transaction.insert(journal, { id: first.id, stream, events })
  transaction.insert(commits, { id: `${first.at}.${first.id}`, journalId: first.id })
}
