import type { SimilarAnswer } from '../../../types/messages.drafting.contract'
import type { Directory } from '../../hall'
import type { Actor } from '../../shared/kernel/actor'
import { DomainError } from '../../shared/kernel/domain-error'
import { comparedOf, findAlike, type Rarity, rarityFor } from '../../shared/alike'
import type { MessagesDeps, PublicAnswerText } from '../deps'
import type { Message } from '../domain/message'
import type { PublishedReply } from '../domain/reply.facts'
import { readsMessage, standingsOf } from '../domain/message.rights'
import { messages } from '../messages.store'
import { known } from '../usecases/act'
import { answeredMark, matterOf, messageMatters } from '../work/matter-index'
import { searchScopes } from '../work/search-index'
import { ALIKE_FROM, rankSimilar } from './rank-similar'

const SHOWN = 5
/** Messages that are read whole, the likest: some are shown in public, or were taken from this person a moment ago. */
const READ = 12

/** What drafting may offer: a reply of this person's own reading, or an answer that stands in public. */
type Offered =
  | { readonly from: 'message'; readonly message: Message; readonly reply: PublishedReply }
  | { readonly from: 'public'; readonly answer: PublicAnswerText }

const textOf = (one: Offered): string =>
  one.from === 'message' ? matterOf(one.message) : `${one.answer.title}\n${one.answer.question}`

/**
 * Answers that were given to similar messages, of those alone that this person may read: they are looked for among the
 * answered messages of the person's scopes, and each that is found is asked again. Texts of other units stay with them; what
 * they answered in public is offered to everybody, and in place of the reply that it was made of: its text names nobody.
 */
export const similarAnswers = (deps: MessagesDeps) => {
  const rarity = rarityFor(deps.store, messageMatters, deps.clock)
  return async (actor: Actor, { id }: { id: string }): Promise<{ items: SimilarAnswer[] }> => {
    const message = known(await deps.store.get(messages, id), id, actor)
    if (!readsMessage(standingsOf(message, actor))) throw new DomainError('not_found', { messageId: id })
    const asked = comparedOf(matterOf(message))
    const rare = await rarity()
    const [directory, own, inPublic] = await Promise.all([
      deps.directory.current(),
      ownReplies(deps, actor, { id, asked, rare }),
      deps.publicAnswers?.like({ text: asked, from: ALIKE_FROM }) ?? [],
    ])
    const released = new Set(inPublic.map(({ messageId }) => messageId))
    const offered: Offered[] = [
      ...inPublic.map((answer) => ({ from: 'public' as const, answer })),
      ...own.filter((one) => !released.has(one.message.id)),
    ]
    return {
      items: rankSimilar(asked, offered, textOf, rare)
        .slice(0, SHOWN)
        .map(({ of, because }) => toSimilar(of, because, directory)),
    }
  }
}

/** Of messages that this person may read now, the reply that stands. */
async function ownReplies(
  { store }: MessagesDeps,
  actor: Actor,
  { id, asked, rare }: { readonly id: string; readonly asked: string; readonly rare: Rarity },
) {
  const among = searchScopes(actor).map(answeredMark)
  const alike = await findAlike(store, messageMatters, rare, { text: asked, among, from: ALIKE_FROM })
  const likest = alike.filter(({ entry }) => entry.id !== id).slice(0, READ)
  const read = await Promise.all(likest.map(({ entry }) => store.get(messages, entry.id)))
  return read.flatMap((one) => {
    const reply = one?.replies.findLast(({ revoked }) => revoked === undefined)
    if (one === null || reply === undefined) return []
    return readsMessage(standingsOf(one, actor)) ? [{ from: 'message' as const, message: one, reply }] : []
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
