import { SYSTEM } from '../../shared/kernel/actor'
import type { LocalDate } from '../../shared/kernel/local-date'
import type { MessagesDeps } from '../deps'
import { resettle } from '../domain/resettle'
import { messages, workItems } from '../messages.store'
import { CALL_BACK, RESUME_WAITING } from '../queues'
import { recordChange } from '../record-change'
import { actingNow } from './act'

/** Messages that one step looks at; each that moves is written in a transaction of its own. */
const STEP = 100

type Found = Promise<{ readonly ids: readonly string[]; readonly nextCursor: string | null }>
interface Pass {
  /** First letter of the cursor that `resettleMessages` answers. */
  readonly mark: string
  /** Messages that a year from `from` on may move. */
  readonly read: (deps: MessagesDeps, from: LocalDate, cursor: string | undefined) => Found
}

/** Open messages of one urgency that are due from a day on. */
const due = (urgency: '0' | '1'): Pass => ({
  mark: urgency,
  async read({ store }, from, cursor) {
    const page = await store.query(messages, {
      index: 'by_open',
      equals: { open: 'yes' },
      range: { from: `${urgency}|${from}`, before: `${urgency}}` },
      limit: STEP,
      ...(cursor === undefined ? {} : { cursor }),
    })
    return { ids: page.items.map(({ id }) => id), nextCursor: page.nextCursor }
  },
})

/** What waits in a queue from a key on. */
const waiting = (mark: string, queue: string, range: (from: LocalDate) => { from: string; before?: string }): Pass => ({
  mark,
  async read({ store }, from, cursor) {
    const page = await store.query(workItems, {
      index: 'by_queue',
      equals: { queue, open: 'yes' },
      range: range(from),
      limit: STEP,
      ...(cursor === undefined ? {} : { cursor }),
    })
    return { ids: page.items.map(({ messageId }) => messageId), nextCursor: page.nextCursor }
  },
})

/** Urgent ones first, as the sort key has them; then questions that run out and call-backs that wait. */
const PASSES: readonly Pass[] = [
  due('0'),
  due('1'),
  // Its due day may lie before the year: asked when it was overdue already.
  waiting('q', RESUME_WAITING, (from) => ({ from })),
  waiting('c', CALL_BACK, (from) => ({ from: `0|${from}`, before: '0}' })),
  waiting('d', CALL_BACK, (from) => ({ from: `1|${from}`, before: '1}' })),
]

/**
 * One step of reckoning again whatever a notice from a day on may move: what is due before it lies outside what changed.
 * May be repeated and run twice at once. @returns where to go on; null: all were looked at
 */
export async function resettleMessages(
  deps: MessagesDeps,
  from: LocalDate,
  cursor: string | undefined,
): Promise<string | null> {
  const at = Math.max(
    0,
    PASSES.findIndex(({ mark }) => mark === cursor?.[0]),
  )
  const pass = PASSES[at]
  if (pass === undefined) return null
  const within = cursor?.slice(1) ?? ''
  const acting = actingNow(deps, SYSTEM)
  const { ids, nextCursor } = await pass.read(deps, from, within === '' ? undefined : within)
  for (const id of ids)
    await deps.store.transact(async (transaction) => {
      const message = await transaction.get(messages, id)
      const changed = message === null ? null : resettle(message, acting)
      if (changed === null) return
      recordChange(transaction, deps, acting, 'job:messages.settle_calendar', message, changed)
    })
  if (ids.length > 0) deps.wakeRelay()
  if (nextCursor !== null) return `${pass.mark}${nextCursor}`
  return PASSES[at + 1]?.mark ?? null
}
