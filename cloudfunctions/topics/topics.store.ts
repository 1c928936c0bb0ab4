import type { Direction, LinkEnd, LinkKind, TopicState } from '../../types/topics.terms'
import { defineCollection, type StoredDocument } from '../shared/documents'
import type { Instant, LocalDate } from '../shared/kernel/local-date'

/** What is kept of a message to compare it by; its words cannot be read back. */
export interface KeptSignature {
  readonly id: string
  /** Tells people apart, and nothing else: one way from the account. */
  readonly by: string
  readonly at: Instant
  /** `pack.ts` */
  readonly packed: string
}

/** At most `PART_SIZE` signatures of one day, id `<day>.<part, 3 digits>`: a window is read in few documents. */
export interface SignaturePart extends StoredDocument {
  readonly day: LocalDate
  readonly items: readonly KeptSignature[]
}
export const signatureParts = defineCollection<SignaturePart>('topic_signatures', [
  { name: 'by_day', equals: [], order: 'day' },
])
export const PART_SIZE = 250

/** How far messages were taken in and sorted; one document. */
export interface TopicsState extends StoredDocument {
  /** The last message taken in; messages are read on from here. */
  readonly after: { readonly at: Instant; readonly id: string }
  /** Signatures kept of each day. */
  readonly counts: Readonly<Record<LocalDate, number>>
  /** Messages that wait for a person's look: taken in when somebody has cleared them. */
  readonly waiting: readonly string[]
  /** Signatures taken in so far: grows with each. */
  readonly taken: number
  /** Runs of the sorting: begun, and ended whole. Members are told in the order of runs. */
  readonly run: number
  readonly ended: number
  /** Of the last whole run: what it had seen. */
  readonly seen?: { readonly taken: number; readonly on: LocalDate; readonly at: Instant }
}
export const topicsStates = defineCollection<TopicsState>('topics_states', [])
export const STATE_ID = 'city'

/** A topic as the last run found it. */
export interface StoredTopic extends StoredDocument {
  readonly state: TopicState
  /** What rises first, then the most messages. */
  readonly sortKey: string
  readonly label: string
  readonly words: readonly string[]
  readonly places: readonly { readonly name: string; readonly messages: number }[]
  readonly now: number
  readonly before: number
  readonly people: number
  readonly direction: Direction
  readonly percent: number | null
  readonly byDay: readonly number[]
  readonly firstOn: LocalDate
  readonly lastOn: LocalDate
  /** Hash of its messages: its words are only looked for again when they changed. */
  readonly basis: string
}
export const topics = defineCollection<StoredTopic>('topics', [
  { name: 'by_state', equals: ['state'], order: 'sortKey' },
])

/** A message that lies in a topic, id from the message: it lies in one at a time. */
export interface TopicMember extends StoredDocument {
  readonly topicId: string
  readonly submittedAt: Instant
  /** `<run, 9 digits>|<messageId>`: when it came into this topic. */
  readonly joinKey: string
}
export const topicMembers = defineCollection<TopicMember>('topic_members', [
  { name: 'by_topic', equals: ['topicId'], order: 'joinKey' },
  { name: 'by_arrival', equals: [], order: 'submittedAt' },
  { name: 'latest', equals: ['topicId'], order: 'submittedAt' },
])

/** A published text linked to a topic, id from both. */
export interface StoredLink extends StoredDocument {
  readonly topicId: string
  readonly state: 'active' | 'ended'
  readonly kind: LinkKind
  readonly title: string
  readonly answerId?: string
  readonly url?: string
  readonly linkedAt: Instant
  readonly linkedBy: string
  readonly ended?: LinkEnd
  /** Members up to this `joinKey` were told; empty: none yet. */
  readonly cursor: string
  readonly told: number
}
export const topicLinks = defineCollection<StoredLink>('topic_links', [
  { name: 'by_topic', equals: ['topicId'], order: 'linkedAt' },
  { name: 'by_state', equals: ['state'], order: 'linkedAt' },
])

/** A saved version of the press office's draft, id `<topicId>.<number, 4 digits>`. */
export interface StoredTopicDraft extends StoredDocument {
  readonly topicId: string
  readonly number: number
  readonly body: string
  readonly by: string
  readonly byName: string
  readonly at: Instant
}
export const topicDrafts = defineCollection<StoredTopicDraft>(
  'topic_drafts',
  [{ name: 'by_topic', equals: ['topicId'], order: 'number' }],
  { numbers: ['number'] },
)
export const draftId = (topicId: string, number: number): string => `${topicId}.${String(number).padStart(4, '0')}`
