import type { SimilarAnswer } from '../../../types/messages.drafting.contract'
import type { Actor } from '../../shared/kernel/actor'
import { DomainError } from '../../shared/kernel/domain-error'
import { queryTokens, rarestOf } from '../../shared/kernel/search-text'
import type { MessagesDeps } from '../deps'
import { withoutGreeting } from '../domain/content'
import type { Message } from '../domain/message'
import { standingsOf } from '../domain/message.rights'
import { messages } from '../messages.store'
import { known } from '../usecases/act'
import { messageSearch, scoped, searchScopes } from '../work/search-index'
import { rankSimilar } from './rank-similar'

/** Rarest tokens that the index is asked for, and entries read of each (design, "What to keep where"). */
const TOKENS = 6
const EACH = 50
const SHOWN = 5
/** Messages that are read whole to be looked at. */
const MOST_READ = 30

/** The text by which two messages are alike. */
const matterOf = (message: Message): string => `${message.title}\n${withoutGreeting(message.body)}`

/**
 * Answers that were given to similar messages, of those alone that this person may read: what the index finds is asked
 * again of each message. Texts of other units stay with them.
 */
export const similarAnswers =
  (deps: MessagesDeps) =>
  async (actor: Actor, { id }: { id: string }): Promise<{ items: SimilarAnswer[] }> => {
    const message = known(await deps.store.get(messages, id), id, actor)
    if (standingsOf(message, actor).every((standing) => standing === 'former'))
      throw new DomainError('not_found', { messageId: id })
    const directory = await deps.directory.current()
    const asked = matterOf(message)
    const candidates = await candidatesFor(deps, actor, asked)
    const read = await Promise.all(
      candidates
        .filter((one) => one !== id)
        .slice(0, MOST_READ)
        .map((one) => deps.store.get(messages, one)),
    )
    const answered = read.filter(
      (one): one is Message =>
        one !== null && one.replies.length > 0 && standingsOf(one, actor).some((standing) => standing !== 'former'),
    )
    return {
      items: rankSimilar(asked, answered, matterOf)
        .slice(0, SHOWN)
        .flatMap(({ of, because }) => {
          const reply = of.replies.at(-1)
          return reply === undefined
            ? []
            : [
                {
                  messageId: of.id,
                  code: of.code,
                  title: of.title,
                  reply: reply.body,
                  outcome: reply.outcome,
                  publishedAt: reply.publishedAt,
                  unitName: directory.nameOf(reply.unitId),
                  because,
                },
              ]
        }),
    }
  }

/** Ids that hold some of the rarest tokens, those that hold most of them first. */
async function candidatesFor({ store }: MessagesDeps, actor: Actor, asked: string): Promise<string[]> {
  const tokens = rarestOf(queryTokens(asked), TOKENS)
  const pages = await Promise.all(
    searchScopes(actor).flatMap((scope) =>
      tokens.map((token) =>
        store.query(messageSearch, {
          index: 'by_token',
          equals: {},
          token: scoped(scope, token),
          direction: 'descending',
          limit: EACH,
        }),
      ),
    ),
  )
  const held = new Map<string, number>()
  // A token that few messages hold tells more than one that fills its page.
  for (const { items } of pages) for (const { id } of items) held.set(id, (held.get(id) ?? 0) + 1 / (1 + items.length))
  return [...held].sort(([, a], [, b]) => b - a).map(([id]) => id)
}
