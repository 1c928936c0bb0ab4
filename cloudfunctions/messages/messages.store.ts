import { defineCollection, type StoredDocument, type Transaction } from '../shared/documents'
import type { Instant, LocalDate } from '../shared/kernel/local-date'
import type { SealedContact } from './contact-vault'
import type { ApprovalRule } from './domain/approval.policy'
import { excerptOf } from './domain/content'
import { type DraftVersion, KEPT_VERSIONS, toVersion, versionId } from './domain/draft-version'
import { keepsDone, type OwedDue, queuesOf, type Waiting } from './queues'
import type { ActionFacts } from './domain/action.facts'
import { type Message, NO_OWNER, wasRepliedLate } from './domain/message'
import type { WorkingHours } from './domain/working-hours'
import { isStuck } from './domain/pass-on'

/** All messages. Open ones are read city-wide by what is due first; a citizen's own by when they wrote. */
export const messages = defineCollection<Message>('messages', [
  { name: 'by_owner', equals: ['ownerId'], order: 'submittedAt' },
  { name: 'by_open', equals: ['open'], order: 'sortKey' },
  { name: 'by_arrival', equals: ['open'], order: 'submittedAt' },
  { name: 'by_id', equals: [] },
])

/** Contact details, sealed, apart from the message (id = message id). */
export interface MessageContact extends StoredDocument {
  readonly sealed: SealedContact
  /** The day on which to look whether it is still needed. */
  readonly checkOn: LocalDate
}
export const messageContacts = defineCollection<MessageContact>('message_contacts', [
  { name: 'by_id', equals: [] },
  { name: 'by_check', equals: [], order: 'checkOn' },
])

/** Every saved draft of a message, by number; id `<messageId>.<number, 4 digits>`. */
export const draftVersions = defineCollection<DraftVersion>(
  'draft_versions',
  [{ name: 'by_message', equals: ['messageId'], order: 'number' }],
  { numbers: ['number'] },
)

/** Keeps the message's present draft as a version, and lets the oldest go. */
export async function keepVersion(transaction: Transaction, message: Message, draftedByName: string): Promise<void> {
  const version = toVersion(message, draftedByName)
  if (version === null) return
  transaction.insert(draftVersions, version)
  const oldest = version.number - KEPT_VERSIONS
  const outdated = oldest < 1 ? null : await transaction.get(draftVersions, versionId(message.id, oldest))
  if (outdated !== null) transaction.remove(draftVersions, outdated)
}

/** A city's rules of who signs what; one document, read with every draft that is saved. */
export interface ApprovalRules extends StoredDocument {
  readonly rules: readonly ApprovalRule[]
  /** Absent: the default (`working-hours.ts`). */
  readonly workingHours?: WorkingHours
}
export const approvalRules = defineCollection<ApprovalRules>('approval_rules', [])
export const APPROVAL_RULES_ID = 'city'

/** What a row shows; a copy, written with the message, so that an inbox is one query. */
type RowFacts = Pick<
  Message,
  'code' | 'title' | 'place' | 'submittedAt' | 'calendarSettled' | 'urgentClock' | 'recordedBy' | 'formerUnitIds'
>

/** One message in one queue, id `queue:messageId`. */
export interface WorkItem extends StoredDocument, ActionFacts, RowFacts {
  readonly queue: string
  readonly open: 'yes' | 'no'
  readonly sortKey: string
  readonly messageId: string
  readonly messageVersion: number
  readonly excerpt: string
  /** Half a working day and more without a signature, and nobody left to ask; absent: no. */
  readonly approvalStuck?: true
  /** The published reply came after its due day. */
  readonly repliedLate: boolean
  /** Since when it has waited in this queue; absent: since its submission (rows from before it was kept, too). */
  readonly waitingSince?: Instant
  /** What is owed in this queue beside the reply; absent: the reply (rows from before it was kept, too). */
  readonly owed?: OwedDue
}
export const workItems = defineCollection<WorkItem>(
  'work_items',
  [{ name: 'by_queue', equals: ['queue', 'open'], order: 'sortKey' }],
  { keptBodies: true },
)

/** Writes a new message with its work items. */
export function insertMessage(transaction: Transaction, message: Message): Message {
  const stored = { ...message, version: 1, queues: writeWorkItems(transaction, message, 1) }
  transaction.insert(messages, stored)
  return stored
}

/** Writes the next state of a message with its work items; answers it as stored. */
export function putMessage(transaction: Transaction, message: Message): Message {
  const next = { ...message, queues: writeWorkItems(transaction, message, message.version + 1) }
  transaction.put(messages, next)
  return { ...next, version: message.version + 1 }
}

/**
 * Brings the work items in line with the message. Items change only together with their message, which carries
 * their versions: so no item is read before it is written.
 */
function writeWorkItems(transaction: Transaction, message: Message, messageVersion: number): Record<string, number> {
  const wanted = queuesOf(message)
  const versions: Record<string, number> = {}
  for (const queue of new Set([...wanted.keys(), ...Object.keys(message.queues)])) {
    const version = message.queues[queue] ?? 0
    const want = wanted.get(queue)
    const item = toWorkItem(message, messageVersion, queue, version, want)
    if (want === undefined && !keepsDone(queue, message)) transaction.remove(workItems, item)
    else {
      if (version === 0) transaction.insert(workItems, item)
      else transaction.put(workItems, item)
      versions[queue] = version + 1
    }
  }
  return versions
}

function toWorkItem(
  message: Message,
  messageVersion: number,
  queue: string,
  version: number,
  want: Waiting | undefined,
): WorkItem {
  return {
    id: `${queue}:${message.id}`,
    version,
    queue,
    open: want === undefined ? 'no' : 'yes',
    sortKey: want?.sortKey ?? message.sortKey,
    ...(want?.since !== undefined ? { waitingSince: want.since } : {}),
    ...(want?.owed !== undefined ? { owed: want.owed } : {}),
    messageId: message.id,
    messageVersion,
    ...factsOf(message),
    // Whose it is, no row needs to know: rows are read by staff alone, and an account can be an OPENID.
    ownerId: NO_OWNER,
    code: message.code,
    title: message.title,
    excerpt: excerptOf(message.body),
    ...(message.place !== undefined ? { place: message.place } : {}),
    submittedAt: message.submittedAt,
    calendarSettled: message.calendarSettled,
    ...(message.urgentClock !== undefined ? { urgentClock: message.urgentClock } : {}),
    ...(message.recordedBy !== undefined ? { recordedBy: message.recordedBy } : {}),
    formerUnitIds: message.formerUnitIds,
    ...(isStuck(message) ? { approvalStuck: true as const } : {}),
    repliedLate: wasRepliedLate(message),
  }
}

const factsOf = (message: Message): ActionFacts => ({
  status: message.status,
  kind: message.kind,
  ownerId: message.ownerId,
  unitId: message.unitId,
  ...(message.subUnitId !== undefined ? { subUnitId: message.subUnitId } : {}),
  ...(message.postId !== undefined ? { postId: message.postId } : {}),
  ...(message.draftedBy !== undefined ? { draftedBy: message.draftedBy } : {}),
  ...(message.earlierDrafters !== undefined ? { earlierDrafters: message.earlierDrafters } : {}),
  ...(message.signing !== undefined ? { signing: message.signing } : {}),
  ...(message.paper !== undefined ? { paper: message.paper } : {}),
  replyDueOn: message.replyDueOn,
  urgent: message.urgent,
  rated: message.rated,
  callBackOpen: message.callBackOpen,
  reworked: message.reworked,
  extended: message.extended,
  ...(message.askedInVain === true ? { askedInVain: true as const } : {}),
  withdrawalPending: message.withdrawalPending,
  extensionPending: message.extensionPending,
  complexPending: message.complexPending,
  complexUntil: message.complexUntil,
  promiseOpen: message.promiseOpen,
  promiseChangeable: message.promiseChangeable,
  promiseMissed: message.promiseMissed,
  ...(message.remindedOn !== undefined ? { remindedOn: message.remindedOn } : {}),
  ...(message.screeningOpen === undefined ? {} : { screeningOpen: message.screeningOpen }),
  ...(message.routeOpenUntil !== undefined ? { routeOpenUntil: message.routeOpenUntil } : {}),
  ...(message.contested === true ? { contested: true } : {}),
  ...(message.contestPending === true ? { contestPending: true } : {}),
  ...(message.adjudicationPending === true ? { adjudicationPending: true } : {}),
  ...(message.adjudicated === true ? { adjudicated: true } : {}),
  ...((message.assistUnitIds ?? []).length > 0 ? { assistUnitIds: message.assistUnitIds } : {}),
  ...(message.mergedAnswered === true ? { mergedAnswered: true } : {}),
  ...((message.mergedIds ?? []).length > 0 ? { mergedIds: message.mergedIds } : {}),
  ...(message.declineProposedBy !== undefined ? { declineProposedBy: message.declineProposedBy } : {}),
})
