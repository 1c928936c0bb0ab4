import type { AnswersContract, PublicAnswer } from '../../../types/answers.contract'
import type { OutputOf, ParsedInputOf } from '../../../types/wire.contract'
import { messages } from '../../messages'
import type { DocumentStore } from '../../shared/documents'
import type { Actor } from '../../shared/kernel/actor'
import { DomainError } from '../../shared/kernel/domain-error'
import { answerJoins, publicAnswers, type StoredAnswer } from '../answers.store'
import type { AnswersDeps } from '../deps'
import { askedTokens, LIKE_FROM, likeness } from '../../shared/kernel/likeness'
import { toPublicAnswer, toSimilar } from '../view'
import { joinId } from './join-answer'

/** Read of each token; the latest stand first. */
const PER_TOKEN = 50
const MOST_SIMILAR = 5

type Input<P extends keyof AnswersContract> = ParsedInputOf<AnswersContract[P]>

/**
 * 同问: at most six queries side by side, ranked here. What shares none of the six rarest pairs is not found: the recall
 * is measured by `bench:similar`, not promised.
 */
export const similarAnswers =
  ({ store, directory }: AnswersDeps) =>
  async ({ text, place }: Input<'similar'>): Promise<OutputOf<AnswersContract['similar']>> => {
    const ranked = (await answersLike(store, text))
      .map((answer) => ({ answer, like: likeness({ text, place }, toCompare(answer)) }))
      .filter(({ like }) => like >= LIKE_FROM)
      .sort((a, b) => b.like - a.like || (a.answer.releasedAt < b.answer.releasedAt ? 1 : -1))
    const names = await directory.current()
    return { items: ranked.slice(0, MOST_SIMILAR).map(({ answer }) => toSimilar(answer, names)) }
  }

/** Public answers that share some of the rarest pairs of a text, each once; unranked. */
export async function answersLike(store: DocumentStore, text: string): Promise<StoredAnswer[]> {
  const pages = await Promise.all(
    askedTokens(text).map((token) =>
      store.query(publicAnswers, {
        index: 'by_token',
        equals: { state: 'public' },
        token,
        direction: 'descending',
        limit: PER_TOKEN,
      }),
    ),
  )
  return [...new Map(pages.flatMap(({ items }) => items.map((one) => [one.id, one]))).values()]
}

const toCompare = ({ title, question, place }: StoredAnswer) => ({ text: `${title}${question}`, place })

/** Anyone reads what is public; what was taken back is not there any more. @throws DomainError `not_found` */
export const getAnswer =
  ({ store, directory }: AnswersDeps) =>
  async ({ id }: Input<'get'>): Promise<PublicAnswer> => {
    const answer = await store.get(publicAnswers, id)
    if (answer === null || answer.state !== 'public') throw new DomainError('not_found', { answerId: id })
    return toPublicAnswer(answer, await directory.current())
  }

/** A citizen who joined, or whose message was merged into it, reads it also after it was taken back. */
export const getOwnAnswer =
  ({ store, directory }: AnswersDeps) =>
  async (citizen: Actor, { id }: Input<'get_mine'>): Promise<PublicAnswer> => {
    const [answer, join] = await Promise.all([
      store.get(publicAnswers, id),
      store.get(answerJoins, joinId(id, citizen.id)),
    ])
    const mayRead =
      answer?.state === 'public' || (answer !== null && (join !== null || (await isMerged(store, citizen, id))))
    if (answer === null || !mayRead) throw new DomainError('not_found', { answerId: id })
    return toPublicAnswer(answer, await directory.current(), join)
  }

/** Looked for among the citizen's latest messages only: a merged one is theirs and not old. */
const LATEST_MESSAGES = 50
async function isMerged(store: AnswersDeps['store'], citizen: Actor, answerId: string): Promise<boolean> {
  const own = await store.query(messages, {
    index: 'by_owner',
    equals: { ownerId: citizen.id },
    direction: 'descending',
    limit: LATEST_MESSAGES,
  })
  return own.items.some(({ mergedAnswer }) => mergedAnswer?.id === answerId)
}

/** What stands in public, the latest first. */
export const listAnswers =
  ({ store, directory }: AnswersDeps) =>
  async ({ cursor, limit }: Input<'list'>): Promise<OutputOf<AnswersContract['list']>> => {
    const page = await store.query(publicAnswers, {
      index: 'by_release',
      equals: { state: 'public' },
      direction: 'descending',
      limit,
      ...(cursor === undefined ? {} : { cursor }),
    })
    const names = await directory.current()
    return { items: page.items.map((answer) => toSimilar(answer, names)), nextCursor: page.nextCursor }
  }
