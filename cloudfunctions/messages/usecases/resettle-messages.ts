import { SYSTEM } from '../../shared/kernel/actor'
import type { LocalDate } from '../../shared/kernel/local-date'
import type { MessagesDeps } from '../deps'
import { resettle } from '../domain/resettle'
import { messages } from '../messages.store'
import { recordChange } from '../record-change'
import { actingNow } from './act'

/** Messages that one step looks at; each that moves is written in a transaction of its own. */
const STEP = 100
/** Urgent ones first, as the sort key has them. */
const URGENCIES = ['0', '1'] as const

/**
 * One step of reckoning again every open message due from a day on: what is due before it lies outside what changed.
 * May be repeated and run twice at once. @returns where to go on; null: all were looked at
 */
export async function resettleMessages(
  deps: MessagesDeps,
  from: LocalDate,
  cursor: string | undefined,
): Promise<string | null> {
  const urgency = cursor?.[0] ?? URGENCIES[0]
  const within = cursor?.slice(1) ?? ''
  const acting = actingNow(deps, SYSTEM)
  const page = await deps.store.query(messages, {
    index: 'by_open',
    equals: { open: 'yes' },
    range: { from: `${urgency}|${from}`, before: `${urgency}}` },
    limit: STEP,
    ...(within === '' ? {} : { cursor: within }),
  })
  for (const { id } of page.items)
    await deps.store.transact(async (transaction) => {
      const message = await transaction.get(messages, id)
      const changed = message === null ? null : resettle(message, acting)
      if (changed === null) return
      recordChange(transaction, deps, acting, 'job:messages.settle_calendar', message, changed)
    })
  if (page.items.length > 0) deps.wakeRelay()
  if (page.nextCursor !== null) return `${urgency}${page.nextCursor}`
  return urgency === URGENCIES[0] ? URGENCIES[1] : null
}
