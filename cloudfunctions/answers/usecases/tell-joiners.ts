import { appendEvents } from '../../shared/outbox/outbox'
import { answerJoins, publicAnswers, type StoredAnswer } from '../answers.store'
import type { AnswersDeps } from '../deps'
import { ANSWERS_STREAM, type ToldJoiners } from '../events'

/** Answers looked at in one run. */
const ANSWERS = 50
/** Joins told in one commit: a notice each, of which few commits are delivered in one transaction (`runtime/jobs/notifications.jobs.ts`). */
const JOINS = 15

/**
 * Tells whoever joined an answer that it was changed or taken back, some a commit: the event and where the telling stands
 * are written together, so that it goes on where it broke off and nobody is told twice of one change. A change that comes
 * meanwhile begins anew with what holds then.
 * @returns how many citizens were told
 */
export async function tellJoiners(deps: AnswersDeps, more: { readonly goOn: () => boolean }): Promise<number> {
  let told = 0
  const waiting = await deps.store.query(publicAnswers, {
    index: 'by_telling',
    equals: { telling: 'yes' },
    limit: ANSWERS,
  })
  for (const { id } of waiting.items) {
    let step = await tellSome(deps, id)
    told += step.told
    while (step.more && more.goOn()) {
      step = await tellSome(deps, id)
      told += step.told
    }
    if (!more.goOn()) break
  }
  if (told > 0) deps.wakeRelay()
  return told
}

/** One commit. Joins are read before it: they are only ever inserted, and whoever joins later reads what holds. */
async function tellSome(deps: AnswersDeps, id: string): Promise<{ told: number; more: boolean }> {
  const before = await deps.store.get(publicAnswers, id)
  if (before?.news === undefined || before.telling !== 'yes') return { told: 0, more: false }
  const { number, cursor, at: changedAt } = before.news
  const page = await deps.store.query(answerJoins, {
    index: 'by_answer',
    equals: { answerId: id },
    limit: JOINS,
    ...(cursor === undefined ? {} : { cursor }),
  })
  const joinIds = page.items.filter(({ at }) => at <= changedAt).map((join) => join.id)
  return deps.store.transact(async (transaction) => {
    const answer = await transaction.get(publicAnswers, id)
    if (answer?.news?.number !== number || answer.news.cursor !== cursor || answer.telling !== 'yes')
      return { told: 0, more: answer?.telling === 'yes' }
    if (joinIds.length > 0) appendEvents(transaction, ANSWERS_STREAM, [toldEvent(answer, answer.news, joinIds)])
    transaction.put(publicAnswers, {
      ...answer,
      ...(page.nextCursor === null
        ? { telling: 'no' as const }
        : { news: { ...answer.news, cursor: page.nextCursor } }),
    })
    return { told: joinIds.length, more: page.nextCursor !== null }
  })
}

const toldEvent = (
  { id, version }: StoredAnswer,
  { number, what, at }: NonNullable<StoredAnswer['news']>,
  joinIds: readonly string[],
): ToldJoiners => ({ id: `${id}.news.${version}`, type: 'answer_news', at, answerId: id, what, number, joinIds })
