import type { MessagesContract, MessageView } from '../../../types/messages.contract'
import type { ParsedInputOf } from '../../../types/wire.contract'
import { attachFiles } from '../../files'
import type { Actor } from '../../shared/kernel/actor'
import type { SafetyVerdict } from '../../shared/kernel/content-safety'
import type { MessagesDeps } from '../deps'
import type { Acting, Change } from '../domain/change'
import { supplement } from '../domain/question'
import { flagLater } from '../domain/screening'
import { act } from './act'
import { checked } from './submit-message'

/** 补充: text and pictures, checked like the message itself. The limits of files are for the message as a whole. */
export const supplementMessage =
  (deps: MessagesDeps) =>
  async (actor: Actor, input: ParsedInputOf<MessagesContract['supplement']>): Promise<MessageView> => {
    const { body, attachmentIds = [] } = input
    const { safety } = await checked(deps, actor, body)
    return act(deps, actor, 'supplement', input, async (message, acting, _directory, transaction) => {
      const files = await attachFiles(transaction, attachmentIds, {
        ownerId: actor.id,
        messageId: message.id,
        present: message.attachments ?? [],
        checked: deps.checksMedia === true,
        now: acting.now,
      })
      return withFlag(supplement(message, { body, files }, acting), safety, acting)
    })
  }

/** An addition that a machine points at is read by the unit at once; nothing of the message is public before a look. */
function withFlag(change: Change, safety: SafetyVerdict | undefined, acting: Acting): Change {
  if (safety === undefined || safety.suggestion === 'pass') return change
  const { suggestion, labels } = safety
  const flagged = flagLater(change.message, { suggestion, labels }, acting)
  return { ...flagged, events: [...change.events, ...flagged.events] }
}
