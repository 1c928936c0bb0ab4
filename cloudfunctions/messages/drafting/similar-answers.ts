import type { SimilarAnswer } from '../../../types/messages.drafting.contract'
import type { Directory } from '../../hall'
import type { Actor } from '../../shared/kernel/actor'
import { DomainError } from '../../shared/kernel/domain-error'
import { queryTokens, rarestOf } from '../../shared/kernel/search-text'
import type { MessagesDeps, PublicAnswerText } from '../deps'
import type { Message, PublishedReply } from '../domain/message'
import { standingsOf } from '../domain/message.rights'
import { messages } from '../messages.store'
import { known } from '../usecases/act'
import { matterOf } from '../work/matter-index'
import { messageSearch, scoped, searchScopes } from '../work/search-index'
import { rankSimilar } from './rank-similar'

/** Rarest tokens that the index is asked for, and entries read of each (design, "What to keep where"). */
const TOKENS = 6
const EACH = 50
const SHOWN = 5
/** Messages that are read whole to be looked at. */
const MOST_READ = 30

/** What drafting may offer: a reply of this person's own reading, or an answer that stands in public. */
type Offered =
  | { readonly from: 'message'; readonly message: Message; readonly reply: PublishedReply }
  | { readonly from: 'public'; readonly answer: PublicAnswerText }

const textOf = (one: Offered): string =>
  one.from === 'message' ? matterOf(one.message) : `${one.answer.title}\n${one.answer.question}`

/**
 * Answers that were given to similar messages, of those alone that this person may read: what the index finds is asked
 * again of each message. Texts of other units stay with them; what they answered in public is offered to everybody, and
 * in place of the reply that it was made of: its text names nobody.
 */
export const similarAnswers =
  (deps: MessagesDeps) =>
  async (actor: Actor, { id }: { id: string }): Promise<{ items: SimilarAnswer[] }> => {
    const message = known(await deps.store.get(messages, id), id, actor)
    if (standingsOf(message, actor).every((standing) => standing === 'former'))
      throw new DomainError('not_found', { messageId: id })
    const asked = matterOf(message)
    const [directory, own, inPublic] = await Promise.all([
      deps.directory.current(),
      ownReplies(deps, actor, asked, id),
      deps.publicAnswers?.like(asked) ?? [],
    ])
    const released = new Set(inPublic.map(({ messageId }) => messageId))
    const offered: Offered[] = [
      ...inPublic.map((answer) => ({ from: 'public' as const, answer })),
      ...own.filter((one) => !released.has(one.message.id)),
    ]
    return {
      items: rankSimilar(asked, offered, textOf)
        .slice(0, SHOWN)
        .map(({ of, because }) => toSimilar(of, because, directory)),
    }
  }

/** Of messages that this person may read now, the reply that stands. */
async function ownReplies(deps: MessagesDeps, actor: Actor, asked: string, id: string) {
  const candidates = await candidatesFor(deps, actor, asked)
  const read = await Promise.all(
    candidates
      .filter((one) => one !== id)
      .slice(0, MOST_READ)
      .map((one) => deps.store.get(messages, one)),
  )
  return read.flatMap((one) => {
    const reply = one?.replies.at(-1)
    if (one === null || reply === undefined) return []
    const mayRead = standingsOf(one, actor).some((standing) => standing !== 'former')
    return mayRead ? [{ from: 'message' as const, message: one, reply }] : []
  })
}

const toSimilar = (of: Offered, because: string[], directory: Directory): SimilarAnswer =>
  of.from === 'public'
    ? {
        answerId: of.answer.id,
        title: of.answer.title,
        reply: of.answer.answer,
        publishedAt: of.answer.releasedAt,
        unitName: directory.nameOf(of.answer.unitId),
        because,
      }
    : {
        messageId: of.message.id,
        code: of.message.code,
        title: of.message.title,
        reply: of.reply.body,
        outcome: of.reply.outcome,
        publishedAt: of.reply.publishedAt,
        unitName: directory.nameOf(of.reply.unitId),
        because,
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
          ...scoped(scope, token),
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
