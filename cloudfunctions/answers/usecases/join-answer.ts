import type { AnswersContract, PublicAnswer } from '../../../types/answers.contract'
import type { ParsedInputOf } from '../../../types/wire.contract'
import type { Transaction } from '../../shared/documents'
import type { Actor } from '../../shared/kernel/actor'
import { DomainError } from '../../shared/kernel/domain-error'
import { derivedId } from '../../shared/kernel/ids'
import { appendEvents } from '../../shared/outbox/outbox'
import type { Projector } from '../../shared/outbox/relay'
import { answerJoins, hasRated, publicAnswers, type StoredAnswer } from '../answers.store'
import { ANSWERS_COPY } from '../copy'
import type { AnswersDeps } from '../deps'
import { ANSWERS_STREAM, type Joined } from '../events'
import { toPublicAnswer } from '../view'

type Input<P extends keyof AnswersContract> = ParsedInputOf<AnswersContract[P]>

/** One join a citizen and answer. */
export const joinId = (answerId: string, citizenId: string): string => derivedId('answer-join', answerId, citizenId)

/** 我也遇到: inserted only, counted by the projector, so that a thousand at once wait for nobody. */
export const joinAnswer =
  (deps: AnswersDeps) =>
  async (citizen: Actor, { id }: Input<'join'>): Promise<PublicAnswer> => {
    const joinedId = joinId(id, citizen.id)
    const [answer, join] = await deps.store.transact(async (transaction) => {
      const found = await publicAnswer(transaction, id)
      const earlier = await transaction.get(answerJoins, joinedId)
      if (earlier !== null) return [found, earlier] as const
      const at = deps.clock.now()
      const fresh = { id: joinedId, answerId: id, citizenId: citizen.id, at }
      transaction.insert(answerJoins, fresh)
      // Whoever had their data deleted may join again: the same join, and another event.
      const event: Joined = { id: `${joinedId}.${deps.ids.next()}`, type: 'joined', at, answerId: id }
      appendEvents(transaction, ANSWERS_STREAM, [event])
      return [
        { ...found, joiners: found.joiners + 1 },
        { ...fresh, version: 1 },
      ] as const
    })
    deps.wakeRelay()
    return toPublicAnswer(answer, await deps.directory.current(), join)
  }

/** Each rates the one answer for themselves, once as it stands. @throws DomainError `invalid_state` */
export const rateAnswer =
  (deps: AnswersDeps) =>
  async (citizen: Actor, { id, ...rating }: Input<'rate'>): Promise<PublicAnswer> => {
    const [answer, join] = await deps.store.transact(async (transaction) => {
      const found = await publicAnswer(transaction, id)
      const joined = await transaction.get(answerJoins, joinId(id, citizen.id))
      if (joined === null) throw new DomainError('invalid_state', { answerId: id }, { say: ANSWERS_COPY.notJoined })
      if (hasRated(joined, found)) throw new DomainError('invalid_state', { answerId: id }, { say: ANSWERS_COPY.rated })
      const { comment, ...marks } = rating
      const rated = {
        ...joined,
        rating: { ...marks, ...(comment === undefined || comment === '' ? {} : { comment }), at: deps.clock.now() },
      }
      transaction.put(answerJoins, rated)
      return [found, rated] as const
    })
    return toPublicAnswer(answer, await deps.directory.current(), join)
  }

async function publicAnswer(transaction: Transaction, id: string): Promise<StoredAnswer> {
  const answer = await transaction.get(publicAnswers, id)
  if (answer === null || answer.state !== 'public') throw new DomainError('not_found', { answerId: id })
  return answer
}

/** Counts who joined. Deltas commute; an answer that is gone needs no count. */
export const joinersProjector: Projector = {
  consumer: 'joiners',
  async project(transaction, events) {
    const counts = new Map<string, number>()
    for (const event of events) {
      const { answerId } = event as Joined
      counts.set(answerId, (counts.get(answerId) ?? 0) + 1)
    }
    for (const [id, count] of counts) {
      const answer = await transaction.get(publicAnswers, id)
      if (answer !== null) transaction.put(publicAnswers, { ...answer, joiners: answer.joiners + count })
    }
  },
}
