import { type Query, removeBefore } from '../../shared/documents'
import { SYSTEM } from '../../shared/kernel/actor'
import { addDays, type LocalDate, shanghaiDay } from '../../shared/kernel/local-date'
import type { MessagesDeps } from '../deps'
import { endedWithoutAnswer, isOpen, type Message } from '../domain/message'
import { messageContacts, messages } from '../messages.store'
import { recordChange } from '../record-change'
import { actingNow } from '../usecases/act'
import { revealDays } from './airlock.store'

/**
 * Days that a contact is kept after its message has ended. PIPL art. 19 asks for the shortest time that the purpose
 * needs and names none; six months is how long an answer can still be taken to court (行政诉讼法 art. 46), and so how
 * long the city may have to come back to its writer. A city sets its own by CONTACT_KEEP_DAYS.
 */
export const CONTACT_KEEP_DAYS = 180

const BATCH = 50

/** Deletes contacts of messages that ended long enough ago. Answers how many. May be stopped and run again anywhere. */
export async function dropOldContacts(
  deps: MessagesDeps,
  more: { readonly goOn: () => boolean; readonly keepDays?: number },
): Promise<number> {
  const keepDays = more.keepDays ?? CONTACT_KEEP_DAYS
  const acting = actingNow(deps, SYSTEM)
  let dropped = 0
  // What is due; and what stands later than the city's time allows: written by the default, or while the time was longer.
  const ranges: readonly NonNullable<Query['range']>[] = [
    { to: acting.today },
    { after: addDays(acting.today, keepDays) },
  ]
  for (const range of ranges)
    while (more.goOn()) {
      const due = await deps.store.query(messageContacts, { index: 'by_check', equals: {}, range, limit: BATCH })
      for (const { id } of due.items) {
        if (!more.goOn()) return dropped
        if (await dropOrPostpone(deps, acting, id, keepDays)) dropped += 1
      }
      if (due.nextCursor === null) break
    }
  const passed = { index: 'by_day', before: addDays(acting.today, -2) }
  await removeBefore(deps.store, revealDays, passed, more.goOn)
  return dropped
}

const dropOrPostpone = (
  deps: MessagesDeps,
  acting: ReturnType<typeof actingNow>,
  id: string,
  keepDays: number,
): Promise<boolean> =>
  deps.store.transact(async (transaction) => {
    const contact = await transaction.get(messageContacts, id)
    if (contact === null) return false
    const message = await transaction.get(messages, id)
    const endedOn = message === null ? null : endOf(message)
    const dropOn = message === null ? acting.today : addDays(endedOn ?? acting.today, keepDays)
    if (dropOn > acting.today) {
      if (contact.checkOn !== dropOn) transaction.put(messageContacts, { ...contact, checkOn: dropOn })
      return false
    }
    transaction.remove(messageContacts, contact)
    if (message !== null)
      recordChange(transaction, deps, acting, 'job:messages.drop_contacts', message, {
        message: { ...message, hasContact: false },
        events: [],
      })
    return true
  })

/**
 * The day on which a message ended; null while the city still owes something, or the citizen may still rate. One that lies in
 * another case waits for that case's answer, and one that was answered for what the answer promised.
 */
export function endOf(message: Message): LocalDate | null {
  const { status, promiseOpen, timeline, submittedAt } = message
  const waits = isOpen(status) || status === 'replied' || status === 'merged'
  return waits || (promiseOpen && !endedWithoutAnswer(message)) ? null : shanghaiDay(timeline.at(-1)?.at ?? submittedAt)
}
