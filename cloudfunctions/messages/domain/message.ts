import type { Channel, MessageStatus, TimelineWhat } from '../../../types/messages.terms'
import type { FileRow } from '../../../types/files.contract'
import type { StoredDocument } from '../../shared/documents'
import type { Instant, LocalDate } from '../../shared/kernel/local-date'
import type { ActionFacts } from './action.facts'
import type { ApprovalWait, DraftDecision } from './approval'
import type { Clock } from './clock'
import type { AssistTask, Decline, MergedAnswer, TopicAnswer } from './ownership.facts'
import type { UnitAllowances } from './message.policy'
import type { Draft, InterimReply, PublicPromise, PublishedReply } from './reply.facts'
import type { Screening } from './screening.state'
import type { UrgentClock } from './urgent-clock'

/** One entry of the timeline. `actorId` is for the record only and never leaves the system. */
export interface TimelineFact {
  readonly what: TimelineWhat
  readonly at: Instant
  readonly actorId: string
  /** The unit that acted or received. */
  readonly unitId?: string
  readonly note?: string
  /** The clause of a duty list that was cited. */
  readonly clauseId?: string
  /** What staff wrote to staff; read instead of `note` inside the house, never outside. */
  readonly staffNote?: string
}

/** A unit led the message from one day to another; absent `until`: it still does. */
export interface Hop {
  readonly unitId: string
  readonly from: LocalDate
  readonly until?: LocalDate
}

export interface Rating {
  readonly solved: 'yes' | 'partly' | 'no'
  /** 5 = 非常满意 … 1 = 非常不满意 */
  readonly satisfaction: number
  readonly attitude?: number
  readonly speed?: number
  readonly comment?: string
  readonly at: Instant
}

/** 回访核实: the press office looks into a dissatisfied or unsolved message. */
export interface CallBack {
  readonly dueOn: LocalDate
  readonly result?: 'rework' | 'close'
  readonly grounds?: string
}

/** The aggregate 留言. Contact details are not in it: they lie sealed in a collection of their own. */
export interface Message extends StoredDocument, ActionFacts {
  readonly code: string
  readonly channel: Channel
  readonly sourceUrl?: string
  /** Hash of what was sent, without the contact: tells a retry from another message under the same `requestId`. */
  readonly requestHash: string
  readonly title: string
  readonly body: string
  readonly place?: string
  readonly district?: string
  readonly location?: { readonly latitude: number; readonly longitude: number }
  readonly hasContact: boolean
  /** Pictures and a video that came with it; their bytes lie with the module 附件. */
  readonly attachments?: readonly FileRow[]
  /** Pictures that a person looks at before the unit sees them; absent: none. */
  readonly heldFileIds?: readonly string[]
  readonly hideIdentity: boolean
  readonly replyOnlyHere: boolean
  readonly wantsPublic: boolean
  /** Written by a child below 14 with a guardian's consent: handled with special care (PIPL art. 31). */
  readonly minor?: true
  readonly addresseeName?: string
  /**
   * A complaint about a unit's own people, with the unit where its owner chose one: its owner was told that it does not go
   * there directly. Absent: about something else, or from before it was kept.
   */
  readonly aboutStaff?: { readonly unitId?: string }
  readonly handlerId?: string
  readonly formerUnitIds: readonly string[]
  readonly routeReason?: string
  /** The clause of a duty list by which it was routed; absent where a person decided, or no clause fits. */
  readonly routeClauseId?: string
  /** The same as it read then: lists change. Absent also on messages from before it was kept. */
  readonly routeClause?: { readonly number: number; readonly text: string }
  /** Its own clocks, where it is urgent; absent on messages from before they were kept. */
  readonly urgentClock?: UrgentClock
  readonly submittedAt: Instant
  readonly calendarSettled: boolean
  /** The promise to the citizen, from submission; `replyDueOn` follows from it. Internal hops never move it. */
  readonly clock: Clock
  /** The lead's clock, from its dispatch; absent while the press office holds the message. */
  readonly unitClock?: Clock
  /** Times of its own that the lead had when it was given the message; absent: the city's. */
  readonly unitPolicy?: UnitAllowances
  readonly hops: readonly Hop[]
  readonly timeline: readonly TimelineFact[]
  /** Marks of the last acts of people, latest last (`same-act.ts`); absent: none since they are kept. */
  readonly lastActs?: readonly string[]
  /**
   * `late`: asked when the time was used up already, so that it moved no day; absent on questions from before it was kept.
   * `unsettled`: when it was asked, no holiday notice reached `resumesOn`.
   */
  readonly question?: {
    readonly text: string
    readonly askedAt: Instant
    readonly resumesOn: LocalDate
    readonly late?: true
    readonly unsettled?: true
  }
  /** `fileIds`: which of the attachments came with it. */
  readonly supplements: readonly { readonly body: string; readonly at: Instant; readonly fileIds?: readonly string[] }[]
  readonly draft?: Draft
  /** Drafts saved so far, and what became of them; the texts lie in `draft_versions`. */
  readonly draftCount?: number
  readonly draftDecisions?: readonly DraftDecision[]
  /** While a draft waits for a signature; absent on drafts from before it was kept. */
  readonly approvalWait?: ApprovalWait
  readonly replies: readonly PublishedReply[]
  readonly interimReplies: readonly InterimReply[]
  readonly promises: readonly PublicPromise[]
  readonly extensionRequest?: { readonly workingDays: number; readonly grounds: string; readonly at: Instant }
  readonly complex?: { readonly grounds: string; readonly approved?: boolean }
  readonly rating?: Rating
  readonly callBack?: CallBack
  readonly withdrawal?: { readonly voluntary: boolean; readonly at: Instant }
  readonly instructions: readonly { readonly body: string; readonly at: Instant; readonly postId: string }[]
  readonly redirectedTo?: string
  readonly contest?: {
    readonly reason: string
    readonly at: Instant
    readonly ruling?: { readonly upheld: boolean; readonly reason: string; readonly at: Instant }
  }
  readonly adjudication?: {
    readonly unitId: string
    readonly reason: string
    readonly at: Instant
    /** The clause of the unit's duty list that was cited. */
    readonly clauseId?: string
  }
  readonly assists?: readonly AssistTask[]
  readonly decline?: Decline
  readonly screening?: Screening
  /** The message that this one is answered together with, and what it stood at before. */
  readonly mergedInto?: string
  readonly mergedFrom?: {
    readonly status: MessageStatus
    readonly at: Instant
    /**
     * Its day passed before an answer, of its own or of the case: the promise is on the books as broken. Absent also from
     * before it was kept.
     */
    readonly broken?: true
  }
  readonly mergedAnswer?: MergedAnswer
  /** The day on which its silence was over while its case was answered anew: it counts again from here. */
  readonly silentFrom?: LocalDate
  /** Merged messages whose owners have still to be told of the public answer. */
  readonly mergedPending?: readonly string[]
  /** Merged messages whose owners were told of it, or need telling no more; absent: nobody, or told before it was kept. */
  readonly mergedTold?: readonly string[]
  /** Public answers and articles to the topic that it lies in, of which its owner was told; absent: none. */
  readonly topicAnswers?: readonly TopicAnswer[]
  /** The public answer that was made of its reply. */
  readonly publicAnswerId?: string
  /** When it was released last; absent: not public, or released before it was kept. */
  readonly publicAnswerAt?: Instant
  /** Events written so far; the next one's id carries the next number. */
  readonly eventCount: number
  /** Versions of the work items that ride along, by queue (`queues.ts`). */
  readonly queues: Readonly<Record<string, number>>
  /** Index fields: `yes` while someone owes it something; what is due first comes first. */
  readonly open: 'yes' | 'no'
  readonly sortKey: string
}

/** Owner id of messages that nobody in the app wrote (`messages.record`). */
export const NO_OWNER = '-'

/** Statuses in which the city still owes something. */
export const OPEN_STATUSES: readonly MessageStatus[] = [
  'submitted',
  'screening',
  'pending_dispatch',
  'dispatched',
  'returned',
  'processing',
  'awaiting_citizen',
  'awaiting_approval',
]
const openStatuses: ReadonlySet<MessageStatus> = new Set(OPEN_STATUSES)
export const isOpen = (status: MessageStatus): boolean => openStatuses.has(status)

/** It ended, and nobody will answer it or keep a promise of an earlier answer any more. */
export const endedWithoutAnswer = ({ status }: Pick<Message, 'status'>): boolean =>
  status === 'withdrawn' || status === 'not_accepted' || status === 'redirected'

/** Danger first, then what is due first, then what came first. ASCII, so that every store orders it alike. */
export const sortKeyOf = (message: Pick<Message, 'urgent' | 'replyDueOn' | 'submittedAt'>): string =>
  `${message.urgent ? 0 : 1}|${message.replyDueOn}|${message.submittedAt}`

/** As a sort key begins: in danger, or not. */
export type Urgency = '0' | '1'
/** The sort keys of one urgency, due from a day on; absent: whenever. `}` is the character behind `|`. */
export const sortKeysOf = (urgency: Urgency, dueFrom = '') => ({ from: `${urgency}|${dueFrom}`, before: `${urgency}}` })
/** Whether a sort key stands behind everything in danger, and all else that is due up to a day. */
export const standsBehind = (sortKey: string, dueThrough: LocalDate): boolean => sortKey > `1|${dueThrough}}`

/** The lead answered late, or the due day has passed while a unit or the press office still owes the reply. */
export function isOverdue(
  { status, replyDueOn, repliedLate }: Pick<Message, 'status' | 'replyDueOn'> & { readonly repliedLate: boolean },
  today: LocalDate,
): boolean {
  return isOpen(status) ? today > replyDueOn : repliedLate
}

/**
 * The day that an owner was promised has passed, and the answer of the case that theirs was merged into has not reached
 * them. The city counts the case once; to its owner a promise is not shorter for having been merged.
 */
export const waitsMerged = (
  { status, mergedAnswered, replyDueOn }: Pick<Message, 'status' | 'mergedAnswered' | 'replyDueOn'>,
  today: LocalDate,
): boolean => status === 'merged' && mergedAnswered !== true && today > replyDueOn

type Answered = Pick<Message, 'status' | 'replies' | 'timeline'>

/** The reply of the present round came after its due day. */
export const wasRepliedLate = (message: Answered): boolean => replyOfThisRound(message)?.verdict.onTime === false

/**
 * The reply that the present clock was kept or missed by. Once a reworking was ordered the earlier round's reply is not
 * this clock's, also where the new round ended without one (withdrawn, declined, merged); one that was taken back is nobody's.
 */
export function replyOfThisRound({ status, replies, timeline }: Answered): PublishedReply | undefined {
  if (isOpen(status)) return undefined
  return timeline.findLast(({ what }) => OF_THE_ROUND.has(what))?.what === 'replied' ? replies.at(-1) : undefined
}
const OF_THE_ROUND: ReadonlySet<TimelineWhat> = new Set<TimelineWhat>(['replied', 'reworked', 'reply_revoked'])

/** When the present round began: with the submission, or with the order to do it again. Its promise and its hours run from there. */
export const roundBegan = ({ submittedAt, timeline }: Pick<Message, 'submittedAt' | 'timeline'>): Instant =>
  timeline.findLast(({ what }) => what === 'reworked')?.at ?? submittedAt
