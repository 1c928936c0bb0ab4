import type { Actor } from '../shared/kernel/actor'
import { hasRole } from '../shared/kernel/actor'
import { addDays, type Instant, type LocalDate } from '../shared/kernel/local-date'
import { openTasks } from './domain/assist'
import { closesSilentOn } from './domain/close'
import { hasToTell, isOutdated, mayNotBePublic, waitsInVain } from './domain/merge'
import { endedWithoutAnswer, isOpen, type Message, replyOfThisRound, sortKeyOf } from './domain/message'
import { paperSettlesOn } from './domain/paper'
import { isPassedOn, isStuck } from './domain/pass-on'
import { isRunningPromise } from './domain/promise'
import { endOfQuestion } from './domain/question'
import { staysPrivate } from './domain/screening'

/** Queues of the press office; unit queues are `unit:<id>`, `approval:<id>` and `post:<id>`. */
export const DESK = 'desk'
export const CONFIDENTIAL = 'confidential'
export const CALL_BACK = 'call_back'
/** Queues that no person reads: what a timer has to do, by day. */
export const CLOSE_SILENT = 'timer:close_silent'
export const RESUME_WAITING = 'timer:resume_waiting'
export const MISS_PROMISE = 'timer:miss_promise'
/** Signatures that are waited for, by the instant at which the next one is asked. */
export const PASS_ON_APPROVAL = 'timer:pass_on_approval'
/** Replies signed on paper, by the day on which nobody may revoke them any more. */
export const SETTLE_PAPER = 'timer:settle_paper'
/** 待审看: a machine pointed at it, a dispatcher looks. */
export const SCREENING = 'screening'
/** Extensions that units ask for; the chief decides. */
export const EXTENSION = 'extension'
/** Who handles it is disputed, or the press office itself declines it: the chief rules. */
export const RULING = 'ruling'

/** Answers whose owners allowed them to be public; the press office releases them. */
export const RELEASE = 'release'
/** Public answers whose owners took their consent back, or that are kept out of public sight since. */
export const TAKE_BACK = 'timer:take_back'
/** Owners of merged messages who have still to be told, and those whose case can answer them no more. */
export const TELL_MERGED = 'timer:tell_merged'
export const FREE_MERGED = 'timer:free_merged'

/** What a queue waits for beside the reply, and until when. */
export interface OwedDue {
  readonly action: 'call_back' | 'answer_assist'
  readonly on: LocalDate
}

/** How a message waits in one queue. */
export interface Waiting {
  /** The key that orders it there where that is not the message's own (timers: a day). */
  readonly sortKey?: string
  /** Since when it has waited there, where that is not its submission. */
  readonly since?: Instant
  /** What is owed there by a day of its own, where that is not the reply: the row says it instead. */
  readonly owed?: OwedDue
}

/** The queues in which a message waits now. */
export function queuesOf(message: Message): ReadonlyMap<string, Waiting> {
  const queues = new Map<string, Waiting>()
  const { status, unitId } = message
  const press = message.kind === 'report' ? CONFIDENTIAL : DESK
  const atDesk = unitId === null || message.withdrawalPending || message.contestPending === true || isStuck(message)
  const inPress = pressKey(message)
  if (message.screeningOpen === true && (isOpen(status) || status === 'replied' || status === 'closed'))
    queues.set(SCREENING, inPress)
  if (isOpen(status) && status !== 'screening' && atDesk)
    queues.set(press, { ...inPress, ...since(pressSince(message)) })
  const declining = message.declineProposedBy !== undefined
  if (isOpen(status) && (message.adjudicationPending === true || (declining && unitId === null)))
    queues.set(RULING, { ...inPress, ...since(rulingSince(message)) })
  if (isOpen(status) && unitId !== null) {
    queues.set(unitQueue(unitId), {})
    if (message.subUnitId !== undefined) queues.set(unitQueue(message.subUnitId), {})
    if (status === 'awaiting_approval' || message.complexPending || declining) queues.set(approvalQueue(unitId), {})
  }
  // By its own day, also after the lead has answered.
  for (const task of openTasks(message))
    queues.set(unitQueue(task.unitId), {
      sortKey: sortKeyOf({ ...message, replyDueOn: task.dueOn }),
      owed: { action: 'answer_assist', on: task.dueOn },
    })
  if (isPassedOn(message) && message.approvalWait !== undefined)
    queues.set(PASS_ON_APPROVAL, { sortKey: message.approvalWait.dueAt })
  if (message.paper !== undefined && !isOpen(status)) {
    queues.set(SETTLE_PAPER, { sortKey: paperSettlesOn(message.paper) })
    for (const accountId of message.paper.by) queues.set(personQueue(accountId), {})
  }
  if (isOpen(status) && status !== 'screening' && message.postId !== undefined) queues.set(`post:${message.postId}`, {})
  if (status === 'awaiting_citizen' && message.question !== undefined)
    queues.set(RESUME_WAITING, { sortKey: endOfQuestion(message.question) })
  if (isOpen(status) && message.extensionPending)
    queues.set(EXTENSION, { ...inPress, ...since(message.extensionRequest?.at) })
  if (message.promiseMissed && unitId !== null && (status === 'replied' || status === 'closed'))
    queues.set(unitQueue(unitId), {})
  const promised = endedWithoutAnswer(message) ? [] : message.promises.filter(isRunningPromise)
  const soonest = promised.map(({ dueOn }) => dueOn).sort()[0]
  if (soonest !== undefined) queues.set(MISS_PROMISE, { sortKey: addDays(soonest, 1) })
  if (waitsInVain(message) !== undefined) queues.set(FREE_MERGED, { sortKey: '' })
  if (hasToTell(message)) queues.set(TELL_MERGED, { sortKey: '' })
  if (message.publicAnswerId !== undefined && mayNotBePublic(message)) queues.set(TAKE_BACK, { sortKey: '' })
  if (mayBeReleased(message)) queues.set(RELEASE, { sortKey: releaseKey(message) })
  // Due by its own day, not by the reply's that lies behind it.
  if ((status === 'replied' || status === 'merged') && message.callBackOpen && message.callBack !== undefined)
    queues.set(CALL_BACK, {
      sortKey: sortKeyOf({ ...message, replyDueOn: message.callBack.dueOn }),
      owed: { action: 'call_back', on: message.callBack.dueOn },
      ...since(message.rating?.at),
    })
  const closesOn = closesSilentOn(message)
  if (closesOn !== undefined) queues.set(CLOSE_SILENT, { sortKey: closesOn })
  return queues
}

/** The press office has waited for it since the withdrawal was asked for, or since it came back: from a unit, or to be done again. */
const pressSince = (message: Message): Instant | undefined => {
  const { withdrawalPending, withdrawal, contestPending, contest, status, timeline } = message
  if (withdrawalPending) return withdrawal?.at
  if (isStuck(message)) return message.approvalWait?.reached?.at
  if (contestPending === true) return contest?.at
  return status === 'returned' || status === 'pending_dispatch'
    ? timeline.findLast(({ what }) => what === 'returned' || what === 'reworked')?.at
    : undefined
}
/** The chief has waited to rule since the unit asked for it, or since the press office proposed to decline it. */
const rulingSince = ({ adjudicationPending, decline, timeline }: Message): Instant | undefined =>
  adjudicationPending === true
    ? timeline.findLast(({ what }) => what === 'adjudication_asked')?.at
    : decline?.proposedAt
const since = (at: Instant | undefined): Waiting => (at === undefined ? {} : { since: at })

/** A queue keeps its row as done while the unit still leads, so that it can look up what it answered. */
export const keepsDone = (queue: string, message: Message): boolean =>
  [message.unitId, message.subUnitId].some((unitId) => typeof unitId === 'string' && queue === unitQueue(unitId))

/** The queue of a unit's handlers, and the one of its approvers. */
export const unitQueue = (unitId: string): string => `unit:${unitId}`
const approvalQueue = (unitId: string): string => `approval:${unitId}`

/** What one person alone has to look at: a sheet that names them. */
export const personQueue = (accountId: string): string => `person:${accountId}`

/** The queues that a person works from. The supervisor reads the whole city instead (see `usecases/read-inbox.ts`). */
export function queuesFor(actor: Actor): string[] {
  const queues = actor.grants.flatMap(({ role, unitId, postId }) => {
    if ((role === 'handler' || role === 'liaison') && unitId !== undefined) return [unitQueue(unitId)]
    if (role === 'approver' && unitId !== undefined) return [approvalQueue(unitId), personQueue(actor.id)]
    if (role === 'post_holder' && postId !== undefined) return [`post:${postId}`]
    return []
  })
  if (hasRole(actor, 'dispatcher')) queues.push(DESK, CONFIDENTIAL, CALL_BACK, SCREENING)
  if (hasRole(actor, 'chief')) queues.push(CONFIDENTIAL, CALL_BACK, EXTENSION, RULING)
  return [...new Set(queues)]
}

const isMergedTarget = ({ mergedIds = [] }: Message): boolean => mergedIds.length > 0

/** Its owner said that it may be public (or others wait for its answer), it is answered, and not yet released. */
const mayBeReleased = (message: Message): boolean =>
  (message.status === 'replied' || message.status === 'closed') &&
  replyOfThisRound(message) !== undefined &&
  message.kind !== 'report' &&
  (message.publicAnswerId === undefined || isOutdated(message)) &&
  // Whoever is named on the sheet may still take it back.
  message.paper === undefined &&
  (message.wantsPublic || isMergedTarget(message)) &&
  !staysPrivate(message)

/**
 * One key in all queues of the press office, so that a message shows once over their pages too. What waits for a look before
 * it goes anywhere is due by that hour, after danger to life; where it is answered and only must not be shown yet, nothing is.
 */
function pressKey({ status, screening, screeningOpen, sortKey }: Message): Waiting {
  if (screeningOpen !== true) return {}
  if (screening?.dueAt !== undefined) return { sortKey: `1|${screening.dueAt}` }
  return isOpen(status) ? {} : { sortKey: `2|${sortKey}` }
}

/** What other citizens wait for comes first, then what was answered last. */
const releaseKey = (message: Message): string =>
  `${isMergedTarget(message) ? 0 : 1}|${message.replies.at(-1)?.publishedAt ?? ''}`
