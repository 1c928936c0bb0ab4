import type { Outcome } from '../../../types/messages.terms'
import { DomainError } from '../../shared/kernel/domain-error'
import type { LocalDate } from '../../shared/kernel/local-date'
import { requireAssistsSettled } from './assist'
import { answeredPromise } from './books'
import { type Acting, type Change, change, type Happened, leadOf } from './change'
import { countedUpTo, verdictOf } from './clock'
import { type Approval, type DraftDecision, ONE_SIGNATURE, type Signing, signingGrant, stepsLeft } from './approval'
import { contentHash } from './content'
import { withoutDraft } from './draft'
import { decided } from './draft-version'
import { freezeLedger } from './frozen-ledger'
import type { Message } from './message'
import type { Draft, PaperSignature, PublishedReply } from './reply.facts'
import type { ReplyFile } from '../../shared/kernel/reply-file'
import { withNothingPending } from './pending'
import { madePublic, promiseFacts } from './promise'
import { findPromises } from './promise-dates'
import { resettle } from './resettle'
import { waitFrom } from './pass-on'
import type { WorkingHours } from './working-hours'

/** What a city sets of signing. */
interface Settings {
  readonly signing?: Signing
  readonly hours?: WorkingHours
}

/**
 * 拟答复: a new draft, or an edit of the one that waits; either way every signature under the earlier text is void.
 * The signatures that the city and the unit ask for now stay with this draft.
 */
export function draftReply(
  message: Message,
  input: {
    readonly body: string
    readonly outcome: Outcome
    readonly interim?: boolean | undefined
    readonly openAssistsReason?: string | undefined
    /** Tied to the draft in the same transaction. */
    readonly files?: readonly ReplyFile[]
  },
  acting: Acting,
  { signing = ONE_SIGNATURE, hours }: Settings = {},
): Change {
  const { body, outcome, interim = false, openAssistsReason, files = [] } = input
  if (!interim) requireAssistsSettled(message, openAssistsReason)
  const draftCount = (message.draftCount ?? 0) + 1
  const draft: Draft = {
    body,
    outcome,
    interim,
    contentHash: contentHash(body, outcome, interim, files),
    promises: findPromises(body, acting.today, acting.calendar),
    draftedBy: acting.actor.id,
    draftedAt: acting.now,
    number: draftCount,
    approvals: [],
    ...(files.length === 0 ? {} : { files }),
    ...(openAssistsReason === undefined || openAssistsReason === '' ? {} : { openAssistsReason }),
  }
  const drafted = {
    draft,
    draftedBy: acting.actor.id,
    signing: interim ? { ...signing, interim } : signing,
    draftCount,
    approvalWait: waitFrom(message, acting, hours),
  }
  return {
    ...change(withoutDraft(message, acting.actor.id), acting, { status: 'awaiting_approval', ...drafted }, [
      { what: 'reply_drafted', ...leadOf(message) },
    ]),
    drafted: true,
  }
}

/**
 * 审核通过: signs exactly what was read. The last signature publishes it; until then it waits for the next one.
 * @throws DomainError `conflict` when the hash is not the draft's: what was read is not what would be published.
 */
export function approveReply(
  message: Message,
  input: { contentHash: string; filesShown?: number | undefined; promises?: readonly number[] | undefined },
  acting: Acting,
  { hours }: Settings = {},
): Change {
  const { draft, signing = ONE_SIGNATURE } = message
  if (draft === undefined || message.unitId === null) throw new DomainError('invalid_state', { messageId: message.id })
  requireRead(message, draft, input)
  const grant = signingGrant(message, acting.actor)
  if (grant === undefined) throw new DomainError('forbidden', { messageId: message.id })
  const approval: Approval = {
    by: acting.actor.id,
    name: acting.actor.name,
    at: acting.now,
    ...(grant.level !== undefined ? { level: grant.level } : {}),
    ...(grant.deputyFor !== undefined ? { deputyFor: grant.deputyFor } : {}),
  }
  const signed = [...(draft.approvals ?? []), approval]
  return stepsLeft(signing).length > 1
    ? signStep(message, { ...draft, approvals: signed }, signing, acting, hours)
    : publish(message, { ...draft, approvals: signed }, message.unitId, input.promises ?? [], acting)
}

/**
 * What was read is what would go out, and the page showed all of it.
 * @throws DomainError `conflict` for another text or other files, `invalid_state` for a page that shows no files.
 */
export function requireRead(
  { id }: Message,
  { contentHash: hash, files = [] }: Draft,
  read: { readonly contentHash: string; readonly filesShown?: number | undefined },
): void {
  if (hash !== read.contentHash) throw new DomainError('conflict', { messageId: id })
  if (files.length !== (read.filesShown ?? 0))
    throw new DomainError('invalid_state', { messageId: id }, { say: UNSEEN })
}
const UNSEEN = '这份答复附有图片或文件，您的页面没有显示出来。请更新到最新版本，看过以后再审'

/** 首道审核: one of two signatures. The text goes on waiting for the next. */
const signStep = (message: Message, draft: Draft, signing: Signing, acting: Acting, hours?: WorkingHours): Change =>
  change(
    message,
    acting,
    {
      draft,
      signing: { ...signing, by: [...signing.by, acting.actor.id] },
      approvalWait: waitFrom(message, acting, hours),
      ...decide(message, acting, 'signed'),
    },
    [{ what: 'step_approved', ...leadOf(message) }],
  )

/**
 * The text reaches the citizen. The verdict freezes here, against the day as it is by now: a holiday notice of some minutes ago
 * comes to one message after the other, and the books, the page and the verdict name one day.
 */
export function publish(
  message: Message,
  draft: Draft,
  unitId: string,
  promised: readonly number[],
  acting: Acting,
  more: { readonly paper?: PaperSignature; readonly told?: readonly Happened[] } = {},
): Change {
  const settled = draft.interim ? null : resettle(message, acting)
  // A process of the version before, which knows a year less, leaves the day to those that know it.
  const knowsLess = message.calendarSettled && settled?.message.calendarSettled === false
  if (settled === null || knowsLess) return publishReckoned(message, draft, unitId, promised, acting, more)
  const published = publishReckoned(settled.message, draft, unitId, promised, acting, more)
  return { ...published, events: [...settled.events, ...published.events] }
}

function publishReckoned(
  message: Message,
  draft: Draft,
  unitId: string,
  promised: readonly number[],
  acting: Acting,
  more: { readonly paper?: PaperSignature; readonly told?: readonly Happened[] },
): Change {
  const decisions = decide(message, acting, 'published')
  const {
    draft: _draft,
    draftedBy: _draftedBy,
    earlierDrafters,
    signing: _signing,
    approvalWait: _wait,
    paper: _paper,
    ...kept
  } = message
  const { paper } = more
  const named = paper === undefined ? {} : { paper: { by: paper.signers, until: paper.revocableUntil } }
  const rest: Message = { ...kept, ...decisions, ...named }
  if (draft.interim) return publishInterim(rest, draft, unitId, acting)
  const verdict = verdictOf(message.clock, acting.today, acting.calendar)
  const reply: PublishedReply = {
    body: draft.body,
    outcome: draft.outcome,
    contentHash: draft.contentHash,
    draftedBy: draft.draftedBy,
    ...(earlierDrafters === undefined ? {} : { earlierDrafters }),
    approvedBy: lastSigner(draft),
    approvals: draft.approvals ?? [],
    publishedAt: acting.now,
    unitId,
    verdict,
    unitVerdict: verdictOf(message.unitClock ?? message.clock, acting.today, acting.calendar),
    ledger: freezeLedger(message.clock, verdict, acting.today, acting.calendar),
    ...(draft.files === undefined ? {} : { files: draft.files }),
    ...(draft.number !== undefined ? { draftNumber: draft.number } : {}),
    ...(paper !== undefined ? { paper } : {}),
  }
  const ticked = tickedOf(message, draft, promised, acting.today)
  const promises = madePublic(message, ticked, unitId, acting.today)
  const promiseIds = promises.slice(message.promises.length).map(({ id }) => id)
  const whole = promiseIds.length > 0 ? { ...reply, promiseIds } : reply
  const published = { replies: [...message.replies, whole], promises, ...promiseFacts(promises) }
  return change(withNothingPending(rest), acting, { status: 'replied', ...published }, [
    ...(more.told ?? []),
    {
      what: 'replied',
      unitId,
      replied: {
        ...answeredPromise(message, unitId, acting.now),
        onTime: verdict.onTime,
        workingDays: countedUpTo(message.clock, acting.today, acting.calendar),
        ...(paper !== undefined ? { onPaper: true } : {}),
      },
    },
  ])
}

/** What was ticked, each with a day that can still be kept: a signature may come days after the draft. */
function tickedOf({ id }: Message, { promises }: Draft, positions: readonly number[], today: LocalDate) {
  const ticked = promises.filter((_promise, at) => positions.includes(at))
  if (ticked.length < new Set(positions).size || ticked.some(({ dueOn }) => dueOn < today))
    throw new DomainError('invalid_input', { messageId: id }, { fields: { promises: PASSED_DAY }, say: PASSED_DAY })
  return ticked
}
const PASSED_DAY = '勾选的承诺里有日期已经过去或答复里没有的，请取消勾选，或退回修改日期后再发布'

const lastSigner = ({ approvals }: Draft): string => approvals?.at(-1)?.by ?? ''

/** The record of what became of the present draft; nothing for drafts from before versions were kept. */
export function decide(message: Message, { actor, now }: Acting, what: DraftDecision['what'], reason?: string) {
  const number = message.draft?.number
  if (number === undefined) return {}
  const one = { number, what, by: actor.id, name: actor.name, at: now, ...(reason !== undefined ? { reason } : {}) }
  return { draftDecisions: decided(message, one) }
}

/** 阶段性答复: informs the citizen and stops no clock; the work goes on. */
function publishInterim(message: Message, draft: Draft, unitId: string, acting: Acting): Change {
  const interim = {
    body: draft.body,
    contentHash: draft.contentHash,
    draftedBy: draft.draftedBy,
    approvedBy: lastSigner(draft),
    approvals: draft.approvals ?? [],
    publishedAt: acting.now,
    unitId,
    ...(draft.files === undefined ? {} : { files: draft.files }),
  }
  const patch = { status: 'processing' as const, interimReplies: [...message.interimReplies, interim] }
  return change(message, acting, patch, [{ what: 'interim_replied', unitId }])
}

/** 审核退回: back to 办理中; the text stays as the draft to be mended, what was signed of it is void. */
export function rejectReply(message: Message, input: { reason: string }, acting: Acting): Change {
  const { approvalWait: _wait, ...rest } = message
  const { draft, signing } = rest
  return change(
    rest,
    acting,
    {
      status: 'processing',
      ...(draft !== undefined ? { draft: { ...draft, approvals: [] } } : {}),
      ...(signing !== undefined ? { signing: { ...signing, by: [] } } : {}),
      ...decide(message, acting, 'rejected', input.reason),
    },
    [{ what: 'reply_rejected', ...leadOf(message), note: input.reason }],
  )
}
