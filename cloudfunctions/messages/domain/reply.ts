import type { Outcome } from '../../../types/messages.terms'
import { DomainError } from '../../shared/kernel/domain-error'
import { hoursBetween } from '../../shared/kernel/local-date'
import { type Acting, type Change, change, leadOf } from './change'
import { countedUpTo, verdictOf } from './clock'
import { contentHash } from './content'
import { freezeLedger } from './frozen-ledger'
import type { Draft, Message, PublishedReply } from './message'
import { madePublic, promiseFacts } from './promise'
import { findPromises } from './promise-dates'

/** 拟答复: a new draft, or an edit of the one that waits; either way an earlier approval's hash no longer fits. */
export function draftReply(
  message: Message,
  input: { body: string; outcome: Outcome; interim?: boolean | undefined },
  acting: Acting,
): Change {
  const { body, outcome, interim = false } = input
  const draft = {
    body,
    outcome,
    interim,
    contentHash: contentHash(body, outcome, interim),
    promises: findPromises(body, acting.today, acting.calendar),
    draftedBy: acting.actor.id,
    draftedAt: acting.now,
  }
  return change(message, acting, { status: 'awaiting_approval', draft, draftedBy: acting.actor.id }, [
    { what: 'reply_drafted', ...leadOf(message) },
  ])
}

/**
 * 审核通过: publishes exactly what was approved. The verdict freezes here.
 * @throws DomainError `conflict` when the hash is not the draft's: what was read is not what would be published.
 */
export function approveReply(
  message: Message,
  input: { contentHash: string; promises?: readonly number[] | undefined },
  acting: Acting,
): Change {
  const { draft, draftedBy: _draftedBy, ...rest } = message
  if (draft === undefined || message.unitId === null) throw new DomainError('invalid_state', { messageId: message.id })
  if (draft.contentHash !== input.contentHash) throw new DomainError('conflict', { messageId: message.id })
  if (draft.interim) return publishInterim(rest, draft, message.unitId, acting)
  const verdict = verdictOf(message.clock, acting.today, acting.calendar)
  const reply: PublishedReply = {
    body: draft.body,
    outcome: draft.outcome,
    contentHash: draft.contentHash,
    draftedBy: draft.draftedBy,
    approvedBy: acting.actor.id,
    publishedAt: acting.now,
    unitId: message.unitId,
    verdict,
    unitVerdict: verdictOf(message.unitClock ?? message.clock, acting.today, acting.calendar),
    ledger: freezeLedger(message.clock, verdict, acting.today, acting.calendar),
  }
  const ticked = draft.promises.filter((_promise, at) => input.promises?.includes(at))
  const promises = madePublic(message, ticked, message.unitId, acting.today)
  const published = { replies: [...message.replies, reply], promises, ...promiseFacts(promises) }
  return change(rest, acting, { status: 'replied', ...published, extensionPending: false, complexPending: false }, [
    {
      what: 'replied',
      unitId: message.unitId,
      replied: {
        dueOn: message.replyDueOn,
        onTime: verdict.onTime,
        hours: hoursBetween(message.submittedAt, acting.now),
        workingDays: countedUpTo(message.clock, acting.today, acting.calendar),
      },
    },
  ])
}

/** 阶段性答复: informs the citizen and stops no clock; the work goes on. */
function publishInterim(message: Message, draft: Draft, unitId: string, acting: Acting): Change {
  const interim = {
    body: draft.body,
    contentHash: draft.contentHash,
    draftedBy: draft.draftedBy,
    approvedBy: acting.actor.id,
    publishedAt: acting.now,
    unitId,
  }
  const patch = { status: 'processing' as const, interimReplies: [...message.interimReplies, interim] }
  return change(message, acting, patch, [{ what: 'interim_replied', unitId }])
}

/** 审核退回: back to 办理中; the text stays as the draft to be mended. */
export const rejectReply = (message: Message, input: { reason: string }, acting: Acting): Change =>
  change(message, acting, { status: 'processing' }, [
    { what: 'reply_rejected', ...leadOf(message), note: input.reason },
  ])
