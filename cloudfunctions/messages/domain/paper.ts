import { DomainError } from '../../shared/kernel/domain-error'
import { addDays, type LocalDate, shanghaiDay } from '../../shared/kernel/local-date'
import type { WorkCalendar } from '../../shared/kernel/working-days'
import { type Approval, levelSigns, ONE_SIGNATURE, stepsLeft, wroteOfIt } from './approval'
import { answeredPromise, movedPromise } from './books'
import { type Acting, type Change, change, leadOf } from './change'
import { countedUpTo } from './clock'
import { thawLedger } from './frozen-ledger'
import { reckonedAnew } from './kept-day'
import type { Message } from './message'
import type { Draft, PaperSignature, PublishedReply } from './reply.facts'
import type { Signer } from './pass-on'
import { promiseFacts, staysMissed } from './promise'
import { findPromises } from './promise-dates'
import { decide, publish, requireRead } from './reply'
import { revocableAnew, revocableUntil } from './revocable'

/** Who is named on a signed sheet: an approver of the unit, by their account. */
export interface NamedSigner extends Signer {
  readonly name: string
}

/** The uploaded sheet, by what is stored of it. */
export type SignedSheet = Pick<PaperSignature, 'sheetId' | 'sheetHash' | 'sheetType' | 'sheetParts'>

/**
 * 线下审签: publishes the draft that waits, under signatures on paper. The text is the one whose hash was printed; the
 * people named are those who could have signed here, one for each step that is left, and never who drafted it.
 * @throws DomainError `conflict` for another text, `invalid_input` for people who could not have signed it.
 */
export function publishSignedOnPaper(
  message: Message,
  input: {
    readonly contentHash: string
    readonly filesShown?: number | undefined
    readonly sheet: SignedSheet
    /** In the order of the steps. */
    readonly signers: readonly NamedSigner[]
    readonly promises?: readonly number[] | undefined
  },
  acting: Acting,
): Change {
  const { draft, unitId } = message
  if (draft === undefined || unitId === null) throw new DomainError('invalid_state', { messageId: message.id })
  requireRead(message, draft, input)
  if (!maySignOnPaper(message, input.signers))
    throw new DomainError('invalid_input', { messageId: message.id }, { fields: { approverIds: BAD_SIGNERS } })
  const ids = input.signers.map(({ id }) => id)
  const approvals: Approval[] = input.signers.map(({ id, name, level }) => ({
    by: id,
    name,
    at: acting.now,
    onPaper: true,
    ...(level !== undefined ? { level } : {}),
  }))
  const until = revocableUntil(acting.today, message, acting)
  const signed = { ...draft, approvals: [...(draft.approvals ?? []), ...approvals] }
  return publish(message, signed, unitId, input.promises ?? [], acting, {
    paper: { ...input.sheet, uploadedBy: acting.actor.id, signers: ids, revocableUntil: until },
    told: [{ what: 'signed_on_paper', ...leadOf(message), concerns: ids }],
  })
}

const BAD_SIGNERS = '请按审签顺序选择在纸上签字的审核人；拟过这份答复的人不能签，同一人不能签两道'

/** Whether these people, in this order, could put the signatures that are left. */
export function maySignOnPaper(
  message: Pick<Message, 'signing' | 'draftedBy' | 'earlierDrafters'>,
  signers: readonly Signer[],
): boolean {
  const { signing = ONE_SIGNATURE } = message
  const everybody = [...signing.by, ...signers.map(({ id }) => id)]
  return (
    signers.length === stepsLeft(signing).length &&
    signers.every(
      ({ id, level }, at) => !wroteOfIt(id, message) && levelSigns(level, signing, signing.by.length + at),
    ) &&
    (!signing.distinct || new Set(everybody).size === everybody.length)
  )
}

/**
 * 撤回线下审签: whoever is named on the sheet says that they did not sign it. The reply is taken back and marked, its
 * promises with it; the message is worked on again under the same promise to the citizen, as if it had not been answered.
 */
export function revokePaperSignature(message: Message, input: { reason: string }, acting: Acting): Change {
  const reply = message.replies.at(-1)
  if (reply?.paper === undefined) throw new DomainError('invalid_state', { messageId: message.id })
  const { actor, now } = acting
  const revoked: PublishedReply = { ...reply, revoked: { at: now, by: actor.id, reason: input.reason } }
  const withdrawn = new Set(reply.promiseIds ?? [])
  const promises = message.promises.filter(({ id }) => !withdrawn.has(id))
  const { rating: _rating, paper: _paper, callBack, ...rest } = message
  const draft = draftAgain(reply, acting)
  // A holiday notice that arrived meanwhile was for open messages; it is for this one from now on.
  const settled = reckonedAnew(message, acting)
  const booked = { ...takenBack(message, reply, acting), ...movedPromise(message, { ...message, ...settled }, acting) }
  return change(
    rest,
    acting,
    {
      status: 'processing',
      replies: [...message.replies.slice(0, -1), revoked],
      draft,
      draftedBy: draft.draftedBy,
      ...(reply.earlierDrafters === undefined ? {} : { earlierDrafters: reply.earlierDrafters }),
      ...decide({ ...message, draft }, acting, 'rejected', input.reason),
      promises,
      ...promiseFacts(promises),
      promiseMissed: staysMissed(message, promises),
      rated: false,
      callBackOpen: false,
      ...(callBack?.result !== undefined ? { callBack } : {}),
      ...settled,
    },
    [{ what: 'reply_revoked', ...leadOf(message), note: input.reason, ...booked }],
  )
}

/** The text as a draft that came back, for mending. */
const draftAgain = (reply: PublishedReply, { today, calendar }: Acting): Draft => ({
  body: reply.body,
  outcome: reply.outcome,
  interim: false,
  contentHash: reply.contentHash,
  promises: findPromises(reply.body, today, calendar),
  draftedBy: reply.draftedBy,
  draftedAt: reply.publishedAt,
  approvals: [],
  ...(reply.files === undefined ? {} : { files: reply.files }),
  ...(reply.draftNumber !== undefined ? { number: reply.draftNumber } : {}),
})

/** What the reply had added to the figures, on the day it was published: taken off again there. */
function takenBack(message: Message, reply: PublishedReply, { calendar }: Acting) {
  const repliedOn = shanghaiDay(reply.publishedAt)
  return {
    repliedOn,
    replied: {
      ...answeredPromise(message, reply.unitId, reply.publishedAt),
      onTime: reply.verdict.onTime,
      workingDays: countedThen(message, reply, repliedOn, calendar),
      onPaper: true,
    },
  }
}

/** Working days as they counted when it was published, whatever notice arrived since. */
const countedThen = ({ clock }: Message, { ledger }: PublishedReply, repliedOn: LocalDate, calendar: WorkCalendar) =>
  ledger === undefined
    ? countedUpTo(clock, repliedOn, calendar)
    : thawLedger(clock, ledger, calendar).filter(({ on, counts }) => counts && on <= repliedOn).length

/** The day on which whoever was named need no longer look at it. */
export const paperSettlesOn = ({ until }: { readonly until: LocalDate }): LocalDate => addDays(until, 1)

/**
 * The time to revoke is over; null where there is nothing to settle yet. Its last day may have become a day off since, by a
 * notice that the message was not reckoned by yet: then it is not over.
 */
export function settlePaper(message: Message, acting: Acting): Change | null {
  const { paper, ...rest } = message
  if (paper === undefined || acting.today <= paper.until) return null
  const anew = revocableAnew(message, acting)
  const goesOn = anew?.paper !== undefined && acting.today <= anew.paper.until
  return goesOn ? change(message, acting, anew, []) : change(rest, acting, {}, [])
}
