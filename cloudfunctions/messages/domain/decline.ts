import type { DeclineGround } from '../../../types/messages.terms'
import { DomainError } from '../../shared/kernel/domain-error'
import { sha256 } from '../../shared/kernel/ids'
import { endAssists } from './assist'
import { endOfPromise } from './books'
import { type Acting, type Change, change, leadOf } from './change'
import type { Message } from './message'
import type { Decline } from './ownership.facts'
import { withNothingPending } from './pending'

/** What an approval of 不予受理 binds to. */
const declineHash = (decline: Pick<Decline, 'ground' | 'channel' | 'body'>): string =>
  sha256(JSON.stringify([decline.ground, decline.channel, decline.body]))

/** 拟不予受理: not this platform's to handle, with grounds and where to turn instead (R43). The clock goes on. */
export function proposeDecline(
  message: Message,
  input: { ground: DeclineGround; channel: string; body: string },
  acting: Acting,
): Change {
  const { ground, channel, body } = input
  const decline: Decline = {
    ground,
    channel,
    body,
    contentHash: declineHash(input),
    proposedBy: acting.actor.id,
    proposedAt: acting.now,
  }
  return change(message, acting, { decline, declineProposedBy: acting.actor.id }, [
    { what: 'decline_proposed', ...leadOf(message) },
  ])
}

/**
 * 审定不予受理: approved, the owner reads grounds and channel and nothing is owed any more; refused, the work goes on.
 * @throws DomainError `conflict` when the hash is not the proposal's, `invalid_input` for a refusal that says no reason.
 */
export function decideDecline(
  message: Message,
  input: { contentHash: string; approved: boolean; reason?: string | undefined },
  acting: Acting,
): Change {
  const { decline } = message
  if (decline === undefined) throw new DomainError('invalid_state', { messageId: message.id })
  if (decline.contentHash !== input.contentHash) throw new DomainError('conflict', { messageId: message.id })
  if (!input.approved && (input.reason ?? '') === '')
    throw new DomainError('invalid_input', { messageId: message.id }, { fields: { reason: WHY_NOT } })
  if (!input.approved) {
    const { declineProposedBy: _proposedBy, decline: _decline, ...rest } = message
    return change(rest, acting, {}, [
      { what: 'decline_refused', ...leadOf(message), ...(input.reason === undefined ? {} : { note: input.reason }) },
    ])
  }
  const approved = { ...decline, approvedBy: acting.actor.id, approvedAt: acting.now }
  const { question: _question, draft: _draft, ...undrafted } = withNothingPending(message)
  const { draftedBy: _draftedBy, earlierDrafters: _earlier, ...ended } = undrafted
  const assists = endAssists(message, DECLINED, acting)
  return change(ended, acting, { ...assists.patch, status: 'not_accepted', decline: approved }, [
    ...assists.told,
    { what: 'not_accepted', ...leadOf(message), note: decline.channel, ...endOfPromise(message, acting) },
  ])
}
const WHY_NOT = '请写明为什么不同意，拟办的人要照着改'
const DECLINED = '这条留言不属于本平台受理范围，已告知其他渠道'
