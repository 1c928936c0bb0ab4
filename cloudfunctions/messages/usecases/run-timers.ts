import { shanghaiDay } from '../../shared/kernel/local-date'
import type { MessagesDeps } from '../deps'
import type { Acting, Change } from '../domain/change'
import { closeSilent } from '../domain/close'
import type { Message } from '../domain/message'
import { resumeUnanswered } from '../domain/question'
import { messages } from '../messages.store'
import { recordChange } from '../record-change'
import { settlePaper } from '../domain/paper'
import { missPromises } from '../domain/promise'
import { CLOSE_SILENT, MISS_PROMISE, RESUME_WAITING, SETTLE_PAPER } from '../queues'
import { liesInCaseAnsweredAnew } from './case-answered-anew'
import { walkQueue } from './walk-queue'

/**
 * Closes what was answered, and met silence for seven days (design, "A message"); what lies in a case that is answered anew
 * stays for as long again. Answers how many.
 */
export const closeSilentMessages = (deps: MessagesDeps, more: { readonly goOn: () => boolean }): Promise<number> =>
  runQueue(deps, 'messages.close_silent', CLOSE_SILENT, more, {
    prepare: async (messageId) => {
      const message = await deps.store.get(messages, messageId)
      return message !== null && (await liesInCaseAnsweredAnew(deps.store, message))
    },
    rule: closeSilent,
  })

/** Lets the clock go on where the question ran out unanswered. Answers how many. */
export const resumeWaitingMessages = (deps: MessagesDeps, more: { readonly goOn: () => boolean }): Promise<number> =>
  runQueue(deps, 'messages.resume_waiting', RESUME_WAITING, more, {
    ...byItself,
    rule: resumeUnanswered,
  })

/** Marks promises that were not kept by their last day; the unit is reminded, the citizen asked 是否重办. */
export const missPromisesOfMessages = (deps: MessagesDeps, more: { readonly goOn: () => boolean }): Promise<number> =>
  runQueue(deps, 'messages.miss_promises', MISS_PROMISE, more, { ...byItself, rule: missPromises })

/** Lets go of replies signed on paper that nobody revoked in time. */
export const settlePapers = (deps: MessagesDeps, more: { readonly goOn: () => boolean }): Promise<number> =>
  runQueue(deps, 'messages.settle_papers', SETTLE_PAPER, more, { ...byItself, rule: settlePaper })

/** What a timer does with one message that is due. */
interface TimedWork<Found> {
  /** What the rule needs beside the message, looked up before its transaction, which cannot ask other modules. */
  readonly prepare: (messageId: string) => Promise<Found>
  /** null where nothing is due any more. */
  readonly rule: (message: Message, acting: Acting, found: Found) => Change | null
  /** The key up to which the queue is due; absent: today. */
  readonly upTo?: string
}
const byItself = { prepare: () => Promise.resolve() }

/** Works through a timer's queue as far as it is due, each message in a transaction of its own. Answers how many. */
export const runQueue = <Found>(
  deps: MessagesDeps,
  job: string,
  queue: string,
  more: { readonly goOn: () => boolean },
  { prepare, rule, upTo = shanghaiDay(deps.clock.now()) }: TimedWork<Found>,
): Promise<number> =>
  walkQueue(deps, { queue, upTo, more }, async (messageId, acting) => {
    const found = await prepare(messageId)
    return deps.store.transact(async (transaction) => {
      const message = await transaction.get(messages, messageId)
      const changed = message === null ? null : rule(message, acting, found)
      if (changed === null) return 0
      recordChange(transaction, deps, acting, `job:${job}`, message, changed)
      return 1
    })
  })
