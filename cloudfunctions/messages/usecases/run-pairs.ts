import type { Transaction } from '../../shared/documents'
import { SYSTEM } from '../../shared/kernel/actor'
import type { MessagesDeps } from '../deps'
import type { Acting } from '../domain/change'
import type { Message } from '../domain/message'
import { messages, workItems } from '../messages.store'
import { actingNow } from './act'

const BATCH = 50

/**
 * Works through a queue whose messages each have a list of others to be done one by one: one step a transaction, so
 * that it may be stopped anywhere, run twice at once or again after a crash. A step leaves the queue by itself.
 * @param step writes the next of them; false where nothing is left to do.
 * @returns how many steps were done.
 */
export async function runPairs(
  deps: MessagesDeps,
  queue: string,
  more: { readonly goOn: () => boolean },
  step: (transaction: Transaction, message: Message, acting: Acting) => Promise<boolean>,
): Promise<number> {
  const acting = actingNow(deps, SYSTEM)
  let done = 0
  const found = await deps.store.query(workItems, { index: 'by_queue', equals: { queue, open: 'yes' }, limit: BATCH })
  for (const { messageId } of found.items) {
    for (let goesOn = true; goesOn && more.goOn();) {
      goesOn = await deps.store.transact(async (transaction) => {
        const message = await transaction.get(messages, messageId)
        return message !== null && (await step(transaction, message, acting))
      })
      if (goesOn) done += 1
    }
  }
  if (done > 0) deps.wakeRelay()
  return done
}
