import type { AnswersContract, PublicAnswer } from '../../../types/answers.contract'
import type { ParsedInputOf } from '../../../types/wire.contract'
import {
  lacksConsent,
  mayNotBePublic,
  type Message,
  messages,
  recordChange,
  TAKE_BACK,
  unlinkPublicAnswer,
  workItems,
} from '../../messages'
import type { Transaction } from '../../shared/documents'
import { type Actor, SYSTEM } from '../../shared/kernel/actor'
import { DomainError } from '../../shared/kernel/domain-error'
import { Failures } from '../../shared/kernel/failures'
import { shanghaiDay } from '../../shared/kernel/local-date'
import { indexAnswer, newsOf, publicAnswers, revisionOf, type StoredAnswer } from '../answers.store'
import { ANSWERS_COPY } from '../copy'
import type { AnswersDeps } from '../deps'
import { toPublicAnswer } from '../view'

type Input = ParsedInputOf<AnswersContract['withdraw']>

/** 撤下公开答复, with a reason. Whose message was merged into it reads it still, as the answer to that; nobody else does. */
export const withdrawAnswer =
  (deps: AnswersDeps) =>
  async (actor: Actor, { id, version, reason }: Input): Promise<PublicAnswer> => {
    const stored = await deps.store.transact(async (transaction) => {
      const answer = await transaction.get(publicAnswers, id)
      if (answer === null) throw new DomainError('not_found', { answerId: id })
      if (revisionOf(answer) !== version)
        throw new DomainError('conflict', { answerId: id }, { say: ANSWERS_COPY.answerChanged })
      if (answer.state !== 'public')
        throw new DomainError('invalid_state', { answerId: id }, { say: ANSWERS_COPY.alreadyWithdrawn })
      const message = await transaction.get(messages, answer.messageId)
      return await takeBack(transaction, deps, actor, { answer, message, reason })
    })
    deps.wakeRelay()
    return toPublicAnswer(stored, await deps.directory.current())
  }

const BATCH = 50

/**
 * Owners who took their consent back or were never asked, and messages that somebody who looked at them keeps out of public
 * sight: what was public of them is so no more. @returns how many answers.
 */
export async function takeBackAnswers(deps: AnswersDeps, more: { readonly goOn: () => boolean }): Promise<number> {
  const found = await deps.store.query(workItems, {
    index: 'by_queue',
    equals: { queue: TAKE_BACK, open: 'yes' },
    limit: BATCH,
  })
  const failures = new Failures()
  let done = 0
  for (const { messageId } of found.items) {
    if (!more.goOn()) break
    done += await failures.during(() => takeBackOf(deps, messageId), 0)
  }
  if (done > 0) deps.wakeRelay()
  failures.tell()
  return done
}

/** @returns how many: 1, or 0 where it may be public again meanwhile */
const takeBackOf = (deps: AnswersDeps, messageId: string): Promise<number> =>
  deps.store.transact(async (transaction) => {
    const message = await transaction.get(messages, messageId)
    if (message?.publicAnswerId === undefined || !mayNotBePublic(message)) return 0
    const answer = await transaction.get(publicAnswers, message.publicAnswerId)
    if (answer === null) return 0
    await takeBack(transaction, deps, SYSTEM, { answer, message, reason: takenBackFor(message) })
    return 1
  })

/** Why what was public of a message is so no more: of what staff recorded nobody was asked, of the rest the owner said so. */
function takenBackFor(message: Message): string {
  if (!lacksConsent(message)) return ANSWERS_COPY.keptPrivate
  return message.channel === 'app' ? ANSWERS_COPY.consentWithdrawn : ANSWERS_COPY.consentUnasked
}

async function takeBack(
  transaction: Transaction,
  deps: AnswersDeps,
  actor: Actor,
  { answer, message, reason }: { answer: StoredAnswer; message: Message | null; reason: string },
): Promise<StoredAnswer> {
  const now = deps.clock.now()
  const acting = { actor, now, today: shanghaiDay(now), calendar: deps.calendars.current() }
  if (message?.publicAnswerId === answer.id)
    recordChange(transaction, deps, acting, 'answers.withdraw', message, unlinkPublicAnswer(message, reason, acting))
  const withdrawn = {
    ...answer,
    state: 'withdrawn' as const,
    withdrawnReason: reason,
    ...newsOf(answer, 'withdrawn', now),
  }
  transaction.put(publicAnswers, withdrawn)
  await indexAnswer(transaction, withdrawn)
  return { ...withdrawn, version: answer.version + 1 }
}
