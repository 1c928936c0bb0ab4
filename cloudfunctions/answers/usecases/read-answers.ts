import type { AnswersContract, PublicAnswer } from '../../../types/answers.contract'
import type { OutputOf, ParsedInputOf } from '../../../types/wire.contract'
import { isOpen, isOutdated, messages } from '../../messages'
import type { DocumentStore } from '../../shared/documents'
import type { Actor } from '../../shared/kernel/actor'
import { DomainError } from '../../shared/kernel/domain-error'
import { fewAtOnce } from '../../shared/kernel/few-at-once'
import { type AskedFor, findAlike, rarityFor } from '../../shared/alike'
import { answerJoins, answerMatters, publicAnswers, type StoredAnswer } from '../answers.store'
import type { AnswersDeps } from '../deps'
import { toPublicAnswer, toSimilar } from '../view'
import { joinId } from './join-answer'

const MOST_SIMILAR = 5
/** Read in full, in case some were withdrawn a moment ago. */
const READ = 10

type Input<P extends keyof AnswersContract> = ParsedInputOf<AnswersContract[P]>

/** 同问: found by the rarest pairs of characters and ranked in the core; how many are found `bench:similar` reports. */
export const similarAnswers = (deps: AnswersDeps) => {
  const like = answersLike(deps)
  return async (asked: Input<'similar'>): Promise<OutputOf<AnswersContract['similar']>> => {
    const [found, names] = [await like(asked), await deps.directory.current()]
    return { items: found.slice(0, MOST_SIMILAR).map((answer) => toSimilar(answer, names)) }
  }
}

/** Public answers like a text, the likest first, at most ten. */
export function answersLike({ store, clock }: Pick<AnswersDeps, 'store' | 'clock'>) {
  const rarity = rarityFor(store, answerMatters, clock)
  return async ({ text, place, from }: Omit<AskedFor, 'among'>): Promise<StoredAnswer[]> => {
    const alike = await findAlike(store, answerMatters, await rarity(), {
      text,
      place,
      ...(from === undefined ? {} : { from }),
    })
    const found = await Promise.all(alike.slice(0, READ).map(({ entry }) => store.get(publicAnswers, entry.id)))
    return found.filter((one): one is StoredAnswer => one?.state === 'public')
  }
}

/** 正在重办: its message is open again, or was answered anew since the release. Nothing of the message is shown but this. */
async function reworking(
  store: Pick<DocumentStore, 'get'>,
  { messageId, state }: StoredAnswer,
): Promise<Pick<PublicAnswer, 'reworking'>> {
  const message = state === 'public' ? await store.get(messages, messageId) : null
  return message !== null && (isOpen(message.status) || isOutdated(message)) ? { reworking: true } : {}
}

/** Anyone reads what is public; what was taken back is not there any more. @throws DomainError `not_found` */
export const getAnswer =
  ({ store, directory }: AnswersDeps) =>
  async ({ id }: Input<'get'>): Promise<PublicAnswer> => {
    const answer = await store.get(publicAnswers, id)
    if (answer === null || answer.state !== 'public') throw new DomainError('not_found', { answerId: id })
    return { ...toPublicAnswer(answer, await directory.current()), ...(await reworking(store, answer)) }
  }

/**
 * Whose message was merged into it reads it also after it was taken back: it is the answer that they were given. Whoever
 * said 我也遇到 reads what is public, like everybody: a tap keeps nobody's matter before strangers once its owner, or the
 * press office, took it back.
 */
export const getOwnAnswer =
  ({ store, directory }: AnswersDeps) =>
  async (citizen: Actor, { id }: Input<'get_mine'>): Promise<PublicAnswer> => {
    const [answer, join] = await Promise.all([
      store.get(publicAnswers, id),
      store.get(answerJoins, joinId(id, citizen.id)),
    ])
    const mayRead = answer?.state === 'public' || (answer !== null && (await answeredTheirs(store, citizen, answer)))
    if (answer === null || !mayRead) throw new DomainError('not_found', { answerId: id })
    return { ...toPublicAnswer(answer, await directory.current(), join), ...(await reworking(store, answer)) }
  }

/** Messages of a case that are read at once. */
const AT_ONCE = 20
/**
 * Whether a message of theirs was answered with it. Looked for in the case that it was made of, by the messages that lie there
 * (200 at most): of those that a citizen wrote there is no end.
 */
async function answeredTheirs(
  store: Pick<DocumentStore, 'get'>,
  citizen: Actor,
  { id, messageId }: StoredAnswer,
): Promise<boolean> {
  const { mergedIds = [] } = (await store.get(messages, messageId)) ?? {}
  const merged = await fewAtOnce(mergedIds, AT_ONCE, (one) => store.get(messages, one))
  return merged.some((one) => one?.ownerId === citizen.id && one.mergedAnswer?.id === id)
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
