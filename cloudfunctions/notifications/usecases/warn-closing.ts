import type { Directory } from '../../hall'
import {
  CLOSE_SILENT,
  closesSilentOn,
  liesInCaseAnsweredAnew,
  type Message,
  messages,
  type WorkItem,
  workItems,
} from '../../messages'
import type { DocumentReader, Page } from '../../shared/documents'
import { Failures } from '../../shared/kernel/failures'
import { fewAtOnce } from '../../shared/kernel/few-at-once'
import { addDays, type LocalDate, shanghaiDay } from '../../shared/kernel/local-date'
import { AUDIENCE } from '../audience'
import { deliver } from '../deliver'
import type { NotificationsDeps } from '../deps'
import { CLOSING_SOON } from '../notice-rules'
import { notices } from '../notifications.store'
import { noticeIdOf, writeNotice } from '../write-notices'

const BATCH = 100

/** Messages that are read at once. */
const AT_ONCE = 20

/**
 * Tells citizens the day before their answered message closes by itself. Reads what closes tomorrow and nothing else; told
 * once, whenever and however often this runs. @returns how many were told
 * @throws the first failure once all others had their turn: one that cannot be told keeps none waiting
 */
export async function warnClosing(deps: NotificationsDeps, more: { readonly goOn: () => boolean }): Promise<number> {
  const tomorrow = addDays(shanghaiDay(deps.clock.now()), 1)
  const directory = await deps.directory.current()
  const failures = new Failures()
  let told = 0
  let cursor: string | null = ''
  while (cursor !== null && more.goOn()) {
    const page: Page<WorkItem> = await readClosing(deps, tomorrow, cursor)
    // A run that was stopped begins at the front again: whoever was told is passed by in a few reads at once.
    const untold = await fewAtOnce(page.items, AT_ONCE, ({ messageId }) =>
      failures.during(async () => ((await waits(deps.store, messageId, tomorrow)) ? [messageId] : []), []),
    )
    for (const messageId of untold.flat()) {
      if (!more.goOn()) break
      if (await failures.during(() => tell(deps, messageId, tomorrow, directory), false)) told += 1
    }
    cursor = page.nextCursor
  }
  failures.tell()
  return told
}

const eventOf = (messageId: string, tomorrow: LocalDate): string => `${messageId}.${tomorrow}`

/** It closes then, its owner reads here, and was not told yet. */
async function waits(reader: DocumentReader, messageId: string, tomorrow: LocalDate): Promise<boolean> {
  const message = await reader.get(messages, messageId)
  if (message === null || !closesThen(message, tomorrow)) return false
  const noticeId = noticeIdOf(eventOf(messageId, tomorrow), CLOSING_SOON, AUDIENCE.person(message.ownerId))
  return (await reader.get(notices, noticeId)) === null
}

const closesThen = (message: Message, tomorrow: LocalDate): boolean =>
  closesSilentOn(message) === tomorrow && message.channel === 'app'

const tell = (deps: NotificationsDeps, messageId: string, tomorrow: LocalDate, directory: Directory) =>
  deps.store.transact(async (transaction) => {
    const message = await transaction.get(messages, messageId)
    if (message === null || !closesThen(message, tomorrow)) return false
    if (await liesInCaseAnsweredAnew(transaction, message)) return false
    const now = deps.clock.now()
    const given = {
      rule: CLOSING_SOON,
      audience: AUDIENCE.person(message.ownerId),
      eventId: eventOf(messageId, tomorrow),
      at: now,
      more: { closesOn: tomorrow },
    }
    await deliver(transaction, [writeNotice(given, message, directory)], now, deps.outgoing)
    return true
  })

const readClosing = ({ store }: NotificationsDeps, day: LocalDate, cursor: string) =>
  store.query(workItems, {
    index: 'by_queue',
    equals: { queue: CLOSE_SILENT, open: 'yes' },
    // Rows written before the last day ran to its end stand a day early; the message says when it closes.
    range: { from: addDays(day, -1), to: day },
    limit: BATCH,
    ...(cursor === '' ? {} : { cursor }),
  })
