import type { LinkEnd, LinkKind, TopicState } from '../../types/topics.terms'
import { defineCollection, type StoredDocument } from '../shared/documents'
import type { Instant, LocalDate } from '../shared/kernel/local-date'
import type { Figures } from './domain/figures'
import type { TakenOut } from './domain/merging'

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
  /** Decisions of people about what lies where so far; absent: none. */
  readonly decided?: number
  /** Of the last whole run: what it had seen. */
  readonly seen?: {
    readonly taken: number
    readonly decided?: number
    readonly on: LocalDate
    readonly at: Instant
  }
}
export const topicsStates = defineCollection<TopicsState>('topics_states', [])
export const STATE_ID = 'city'

/** A topic as the last run found it; its figures are those of all that was merged into it as well. */
export interface StoredTopic extends StoredDocument, Figures {
  readonly state: TopicState
  /** What rises first, then the most messages. */
  readonly sortKey: string
  readonly label: string
  readonly words: readonly string[]
  readonly places: readonly { readonly name: string; readonly messages: number }[]
  /** Hash of its messages: its words are only looked for again when they changed. */
  readonly basis: string
  /** Its figures without what was merged into it; absent: nothing was. */
  readonly own?: Figures
  /** Topics that were merged into this one; these name it as their `mergedInto`. Absent: none. */
  readonly sources?: readonly string[]
  readonly mergedInto?: {
    readonly topicId: string
    readonly at: Instant
    readonly by: string
    readonly byName: string
  }
  /** Grows with each decision of a person about it: two people at once are told of each other. Absent: 0. */
  readonly revision?: number
  /** The last decision about what lies in it; people are counted anew by the next run. */
  readonly decidedAt?: Instant
  /** Its number among all decisions (`TopicsState.decided`). Absent in topics decided on before there were numbers. */
  readonly decision?: number
}
export const topics = defineCollection<StoredTopic>('topics', [
  { name: 'by_state', equals: ['state'], order: 'sortKey' },
])

/** A message that lies in a topic, id from the message: it lies in one at a time. */
export interface TopicMember extends StoredDocument {
  /** `NOWHERE`: kept only for what it was taken out of. */
  readonly topicId: string
  /** Topics that somebody took it out of; absent: none. */
  readonly taken?: readonly TakenOut[]
  readonly submittedAt: Instant
  /** `<run, 9 digits>|<messageId>`: when it came into this topic. */
  readonly joinKey: string
}
export const topicMembers = defineCollection<TopicMember>('topic_members', [
  { name: 'by_topic', equals: ['topicId'], order: 'joinKey' },
  { name: 'by_arrival', equals: [], order: 'submittedAt' },
  { name: 'latest', equals: ['topicId'], order: 'submittedAt' },
])

export const NOWHERE = '-'

/** That a message was taken out of a topic, id from both; put back it stays as a record. */
export interface TopicRemoval extends StoredDocument {
  readonly topicId: string
  readonly state: 'out' | 'back'
  readonly messageId: string
  readonly at: Instant
  readonly by: string
  readonly byName: string
}
export const topicRemovals = defineCollection<TopicRemoval>('topic_removals', [
  { name: 'by_topic', equals: ['topicId', 'state'], order: 'at' },
])

/** A published text linked to a topic, id from both. */
export interface StoredLink extends StoredDocument {
  readonly topicId: string
  readonly state: 'active' | 'ended'
  readonly kind: LinkKind
  readonly title: string
  readonly answerId?: string
  /** When it was released, as it is being told; absent in links from before it was kept: before `linkedAt`. */
  readonly answerAt?: Instant
  readonly url?: string
  readonly linkedAt: Instant
  readonly linkedBy: string
  readonly ended?: LinkEnd
  /** Members up to this `joinKey` were told; empty: none yet. */
  readonly cursor: string
  /** The same for each topic that was merged into its own. */
  readonly cursors?: Readonly<Record<string, string>>
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
