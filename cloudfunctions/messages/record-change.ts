import { appendAudit, type AuditFacts } from '../audit'
import type { Transaction } from '../shared/documents'
import { appendEvents } from '../shared/outbox/outbox'
import type { MessagesDeps } from './deps'
import type { Acting, Change } from './domain/change'
import type { Message } from './domain/message'
import { insertMessage, putMessage } from './messages.store'

/** The stream name under which this module's events are kept. */
export const STREAM = 'messages'

/**
 * Writes what an action made of a message, all in one transaction: the message with its work items, its events, and one
 * entry of the audit log. Every change of a message goes through here.
 *
 * @param action `messages.<procedure>` or `job:messages.<job>`.
 */
export function recordChange(
  transaction: Transaction,
  { ids }: Pick<MessagesDeps, 'ids'>,
  { actor, now }: Pick<Acting, 'actor' | 'now'>,
  action: string,
  before: Message | null,
  { message, events }: Change,
): Message {
  appendEvents(transaction, STREAM, events)
  const stored = before === null ? insertMessage(transaction, message) : putMessage(transaction, message)
  const subject = { kind: 'message', id: message.id } as const
  appendAudit(transaction, ids, { actor, at: now, action, subject, what: factsOf(before, stored) })
  return stored
}

/** Where it stood and stands, who leads it, and the hash of a draft that is new: enough to hold the record against. */
function factsOf(before: Message | null, after: Message): AuditFacts {
  const draft = after.draft?.contentHash
  return {
    ...(before === null || before.status === after.status ? {} : { from: before.status }),
    status: after.status,
    ...(after.unitId === null ? {} : { unitId: after.unitId }),
    version: after.version,
    ...(draft === undefined || draft === before?.draft?.contentHash ? {} : { draft }),
  }
}
