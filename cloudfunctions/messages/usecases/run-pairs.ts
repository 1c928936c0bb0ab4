import type { Transaction } from '../../shared/documents'
import type { MessagesDeps } from '../deps'
import type { Acting } from '../domain/change'
import type { Message } from '../domain/message'
import { messages } from '../messages.store'
import { walkQueue } from './walk-queue'

/**
 * Works through a queue whose messages each have a list of others to be done one by one: one step a transaction. The
 * last step takes the message out of the queue by itself.
 * @param step writes the next of them; false where nothing is left to do.
 * @returns how many steps were done.
 */
export const runPairs = (
  deps: MessagesDeps,
  queue: string,
  more: { readonly goOn: () => boolean },
  step: (transaction: Transaction, message: Message, acting: Acting) => Promise<boolean>,
): Promise<number> =>
  walkQueue(deps, { queue, more }, async (messageId, acting) => {
    let done = 0
    for (let goesOn = true; goesOn && more.goOn();) {
      goesOn = await deps.store.transact(async (transaction) => {
        const message = await transaction.get(messages, messageId)
        return message !== null && (await step(transaction, message, acting))
      })
      if (goesOn) done += 1
    }
    return done
  })
