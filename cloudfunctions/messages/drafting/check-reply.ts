import type { DraftingContract } from '../../../types/messages.drafting.contract'
import type { OutputOf, ParsedInputOf } from '../../../types/wire.contract'
import type { Actor } from '../../shared/kernel/actor'
import { DomainError } from '../../shared/kernel/domain-error'
import type { MessagesDeps } from '../deps'
import { standingsOf } from '../domain/message.rights'
import { findPromises } from '../domain/promise-dates'
import { askedIn, reviewReply } from '../domain/reply-check'
import { messages } from '../messages.store'
import { actingNow, known } from '../usecases/act'

/** The check of a text that is still being written; nothing of it is kept. */
export const checkReplyText =
  (deps: MessagesDeps) =>
  async (
    actor: Actor,
    { id, body, outcome, interim }: ParsedInputOf<DraftingContract['check_reply']>,
  ): Promise<OutputOf<DraftingContract['check_reply']>> => {
    const message = known(await deps.store.get(messages, id), id, actor)
    if (!standingsOf(message, actor).some((standing) => standing === 'handler' || standing === 'approver'))
      throw new DomainError('forbidden', { messageId: id })
    const { today, calendar } = actingNow(deps, actor)
    const promises = findPromises(body, today, calendar)
    const notes = reviewReply({ body, outcome, interim, asked: askedIn(message), dated: promises.length > 0 })
    return {
      notes: notes.map(({ finding, passages }) => ({ finding, passages: [...passages] })),
      promises: [...promises],
    }
  }
