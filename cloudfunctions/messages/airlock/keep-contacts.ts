import type { TimelineWhat } from '../../../types/messages.terms'
import { type Page, type Query, removeBefore } from '../../shared/documents'
import { SYSTEM } from '../../shared/kernel/actor'
import { Failures } from '../../shared/kernel/failures'
import { addDays, type LocalDate, shanghaiDay } from '../../shared/kernel/local-date'
import type { MessagesDeps } from '../deps'
import { endedWithoutAnswer, isOpen, type Message } from '../domain/message'
import { type MessageContact, messageContacts, messages } from '../messages.store'
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

type Run = { readonly goOn: () => boolean; readonly keepDays?: number }

/**
 * Deletes contacts of messages that ended long enough ago. Answers how many. May be stopped and run again anywhere.
 * @throws the first failure once all others had their turn: one that cannot be deleted keeps none waiting
 */
export async function dropOldContacts(deps: MessagesDeps, run: Run): Promise<number> {
  const { keepDays = CONTACT_KEEP_DAYS, goOn } = run
  const today = shanghaiDay(deps.clock.now())
  const failures = new Failures()
  // What is due; and what stands later than the city's time allows: written by the default, or while the time was longer.
  const due = await dropOf(deps, { to: today }, { goOn, keepDays }, failures)
  const late = await dropOf(deps, { after: addDays(today, keepDays) }, { goOn, keepDays }, failures)
  await removeBefore(deps.store, revealDays, { index: 'by_day', before: addDays(today, -2) }, goOn)
  failures.tell()
  return due + late
}

async function dropOf(
  deps: MessagesDeps,
  range: NonNullable<Query['range']>,
  { goOn, keepDays }: Required<Run>,
  failures: Failures,
): Promise<number> {
  const acting = actingNow(deps, SYSTEM)
  let dropped = 0
  let cursor: string | null = ''
  while (cursor !== null && goOn()) {
    const query = { index: 'by_check', equals: {}, range, limit: BATCH, ...(cursor === '' ? {} : { cursor }) }
    const page: Page<MessageContact> = await deps.store.query(messageContacts, query)
    for (const { id } of page.items) {
      if (!goOn()) return dropped
      if (await failures.during(() => dropOrPostpone(deps, acting, id, keepDays), false)) dropped += 1
    }
    cursor = page.nextCursor
  }
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

/** What ends a message; and, of one that was answered, the last of what the answer promised. */
const ENDS: ReadonlySet<TimelineWhat> = new Set<TimelineWhat>([
  'closed',
  'withdrawn',
  'not_accepted',
  'redirected',
  'promise_kept',
])

/**
 * The day on which a message ended; null while the city still owes something, or the citizen may still rate. One that lies in
 * another case waits for that case's answer, and one that was answered for what the answer promised. What is noted of it
 * afterwards (a public answer that is released or taken back, a unit that helped and reports late) ends it no later.
 */
export function endOf(message: Message): LocalDate | null {
  const { status, promiseOpen, timeline, submittedAt } = message
  const waits = isOpen(status) || status === 'replied' || status === 'merged'
  if (waits || (promiseOpen && !endedWithoutAnswer(message))) return null
  const end = timeline.findLast(({ what }) => ENDS.has(what)) ?? timeline.at(-1)
  return shanghaiDay(end?.at ?? submittedAt)
}
