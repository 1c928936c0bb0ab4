import { CLOSE_SILENT, closesSilentOn, liesInCaseAnsweredAnew, messages, workItems } from '../../messages'
import { addDays, type LocalDate, shanghaiDay } from '../../shared/kernel/local-date'
import { AUDIENCE } from '../audience'
import { deliver } from '../deliver'
import type { NotificationsDeps } from '../deps'
import { CLOSING_SOON } from '../notice-rules'
import { writeNotice } from '../write-notices'

const BATCH = 100

/**
 * Tells citizens the day before their answered message closes by itself. Reads what closes tomorrow and nothing else; told
 * once, whenever and however often this runs. @returns how many messages were looked at
 */
export async function warnClosing(deps: NotificationsDeps, more: { readonly goOn: () => boolean }): Promise<number> {
  const now = deps.clock.now()
  const tomorrow = addDays(shanghaiDay(now), 1)
  const directory = await deps.directory.current()
  let looked = 0
  let cursor: string | null = null
  do {
    const page = await readClosing(deps, tomorrow, cursor)
    for (const { messageId } of page.items) {
      if (!more.goOn()) return looked
      looked += 1
      await deps.store.transact(async (transaction) => {
        const message = await transaction.get(messages, messageId)
        if (message === null || closesSilentOn(message) !== tomorrow || message.channel !== 'app') return
        if (await liesInCaseAnsweredAnew(transaction, message)) return
        const audience = AUDIENCE.person(message.ownerId)
        const given = {
          rule: CLOSING_SOON,
          audience,
          eventId: `${messageId}.${tomorrow}`,
          at: now,
          more: { closesOn: tomorrow },
        }
        await deliver(transaction, [writeNotice(given, message, directory)], now, deps.outgoing)
      })
    }
    cursor = page.nextCursor
  } while (cursor !== null)
  return looked
}

const readClosing = ({ store }: NotificationsDeps, day: LocalDate, cursor: string | null) =>
  store.query(workItems, {
    index: 'by_queue',
    equals: { queue: CLOSE_SILENT, open: 'yes' },
    // Rows written before the last day ran to its end stand a day early; the message says when it closes.
    range: { from: addDays(day, -1), to: day },
    limit: BATCH,
    ...(cursor === null ? {} : { cursor }),
  })
