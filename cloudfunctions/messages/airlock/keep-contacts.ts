import type { TimelineWhat } from '../../../types/messages.terms'
import { type Page, type Query, removeBefore } from '../../shared/documents'
import { SYSTEM } from '../../shared/kernel/actor'
import { Failures } from '../../shared/kernel/failures'
import { addDays, type LocalDate, shanghaiDay } from '../../shared/kernel/local-date'
import type { MessagesDeps } from '../deps'
import { endedWithoutAnswer, isOpen, type Message } from '../domain/message'
import { isOpenPromise } from '../domain/promise'
import { type MessageContact, messageContacts, messages } from '../messages.store'
import { purgeMarks } from '../purge-mark.store'
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
  const anew = await reckonAnew(deps, { goOn, keepDays }, failures)
  await removeBefore(deps.store, revealDays, { index: 'by_day', before: addDays(today, -2) }, goOn)
  failures.tell()
  return due + late + anew
}

const MARK = 'messages.contacts'
/** Raised whenever days are counted otherwise (`countsFrom`). */
const RULE = 2

/**
 * Looks through all contacts once after their days came to be counted otherwise, by the product or by the city: what was put
 * off by the rule before would stand for as many days too long. One that fails here has its day still.
 */
async function reckonAnew(deps: MessagesDeps, { goOn, keepDays }: Required<Run>, failures: Failures): Promise<number> {
  const by = `${RULE}/${keepDays}`
  const mark = await deps.store.get(purgeMarks, MARK)
  if (mark?.by === by && mark.ended === true) return 0
  const acting = actingNow(deps, SYSTEM)
  let dropped = 0
  let through = mark?.by === by ? mark.through : ''
  while (goOn()) {
    const query = { index: 'by_id', equals: {}, limit: BATCH, ...(through === '' ? {} : { cursor: through }) }
    const page: Page<MessageContact> = await deps.store.query(messageContacts, query)
    for (const { id } of page.items) {
      if (!goOn()) return dropped
      if (await failures.during(() => dropOrPostpone(deps, acting, id, keepDays), false)) dropped += 1
    }
    const ended = page.nextCursor === null
    through = page.nextCursor ?? ''
    await setMark(deps, { through, by, ...(ended ? { ended } : {}) })
    if (ended) break
  }
  return dropped
}

const setMark = ({ store }: MessagesDeps, to: { through: string; by: string; ended?: true }): Promise<void> =>
  store.transact(async (transaction) => {
    const mark = await transaction.get(purgeMarks, MARK)
    if (mark === null) transaction.insert(purgeMarks, { id: MARK, ...to })
    else transaction.put(purgeMarks, { id: MARK, version: mark.version, ...to })
  })

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
    const dropOn = message === null ? acting.today : addDays(countsFrom(message) ?? acting.today, keepDays)
    if (dropOn > acting.today) {
      // One that is looked at before it could go has no need of another day.
      const stands = contact.checkOn > acting.today && contact.checkOn <= dropOn
      if (!stands) transaction.put(messageContacts, { ...contact, checkOn: dropOn })
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
 * another case waits for that case's answer, and one that was answered for what the answer promised.
 */
export const endOf = (message: Message): LocalDate | null =>
  message.promiseOpen && !endedWithoutAnswer(message) ? null : endedOn(message)

/**
 * What is noted of it afterwards (a public answer that is released or taken back, a unit that helped and reports late) ends
 * it no later.
 */
function endedOn({ status, timeline, submittedAt }: Message): LocalDate | null {
  if (isOpen(status) || status === 'replied' || status === 'merged') return null
  const end = timeline.findLast(({ what }) => ENDS.has(what)) ?? timeline.at(-1)
  return shanghaiDay(end?.at ?? submittedAt)
}

/**
 * The day from which the days of its contact count; null while there is none. A promise that is not kept is owed without an
 * end, and the contact would be, too: of such a one they count from the day after its last, when its citizen was told and
 * asked whether to have it done again. A duty that was not done can be taken to court for six months from there (行政诉讼法
 * art. 47, 法释〔2018〕1号 art. 66). As no promise reaches farther than `FARTHEST_DAYS`, nor does a change of it, which there
 * is one of, that is the longest that a contact is kept once its message is answered. Its writer may leave another (更正).
 */
export function countsFrom(message: Message): LocalDate | null {
  const ended = endedOn(message)
  if (ended === null || endedWithoutAnswer(message)) return ended
  const missed = message.promises.filter(isOpenPromise).map(({ missedOn }) => missedOn)
  return missed.reduce<LocalDate | null>(
    (latest, on) => (latest === null || on === undefined ? null : on > latest ? on : latest),
    ended,
  )
}
