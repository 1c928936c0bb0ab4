import { SYSTEM } from '../../shared/kernel/actor'
import type { DocumentStore, Query } from '../../shared/documents'
import { addDays, type LocalDate } from '../../shared/kernel/local-date'
import type { MessagesDeps } from '../deps'
import { isOpen, sortKeysOf, type Urgency } from '../domain/message'
import { resettle } from '../domain/resettle'
import { messages, workItems } from '../messages.store'
import { CALL_BACK, SCREENING, SETTLE_PAPER, unitQueue } from '../queues'
import { recordChange } from '../record-change'
import { actingNow } from './act'

/** Messages that one step looks at; each that moves is written in a transaction of its own. */
const STEP = 100

type Found = Promise<{ readonly ids: readonly string[]; readonly nextCursor: string | null }>
interface Pass {
  /** First letter of the cursor that `resettleMessages` answers. */
  readonly mark: string
  /** Messages that a year from `from` on may move. */
  readonly read: (deps: MessagesDeps, cursor: string | undefined, from: LocalDate) => Found
}

/**
 * Open messages of one urgency with what lies in them, also overdue ones: a question that runs out and the task of an
 * assisting unit reach beyond.
 */
const open = (urgency: Urgency): Pass => ({
  mark: urgency,
  async read({ store }, cursor) {
    const page = await store.query(messages, {
      index: 'by_open',
      equals: { open: 'yes' },
      range: sortKeysOf(urgency),
      limit: STEP,
      ...(cursor === undefined ? {} : { cursor }),
    })
    return { ids: page.items.flatMap(({ id, mergedIds = [] }) => [id, ...mergedIds]), nextCursor: page.nextCursor }
  },
})

/** Call-backs of one urgency that wait, due from a day on. */
const calledBack = (mark: string, urgency: Urgency): Pass => ({
  mark,
  read: async ({ store }, cursor, from) => readQueue(store, CALL_BACK, sortKeysOf(urgency, from), cursor),
})

/** Replies signed on paper that may still be revoked, from a day on: they are looked at on the day after their last. */
const signed: Pass = {
  mark: 'g',
  read: async ({ store }, cursor, from) => readQueue(store, SETTLE_PAPER, { from }, cursor),
}

/** What is answered and waits for a look all the same, by a day on; what is open was reckoned with the others. */
const screened: Pass = {
  mark: 'h',
  read: async ({ store }, cursor, from) => readQueue(store, SCREENING, sortKeysOf('1', addDays(from, -1)), cursor),
}

async function readQueue(
  store: Pick<DocumentStore, 'query'>,
  queue: string,
  range: NonNullable<Query['range']>,
  cursor: string | undefined,
): Found {
  const page = await store.query(workItems, {
    index: 'by_queue',
    equals: { queue, open: 'yes' },
    range,
    limit: STEP,
    ...(cursor === undefined ? {} : { cursor }),
  })
  const answered = page.items.filter(({ status }) => !isOpen(status))
  return { ids: answered.map(({ messageId }) => messageId), nextCursor: page.nextCursor }
}

/** Units that one step looks through: hardly any has such a task. */
const UNITS = 30
/** Between a unit and where its page ends; stands in no id. */
const WITHIN = ' '

/** What units still have to add to answered messages of one urgency, due from a day on. The cursor begins with the unit. */
const assisting = (mark: string, urgency: Urgency): Pass => ({
  mark,
  async read({ store, directory }, cursor = '', from) {
    const units = (await directory.current()).document.units.map(({ id }) => id).sort()
    const ids: string[] = []
    let next: string | null = cursor
    for (let looked = 0; looked < UNITS && next !== null && ids.length === 0; looked += 1) {
      const [reached = '', within] = partsOf(next)
      const unitId = units.find((id) => id >= reached)
      if (unitId === undefined) return { ids, nextCursor: null }
      const page = await store.query(workItems, {
        index: 'by_queue',
        equals: { queue: unitQueue(unitId), open: 'yes' },
        range: sortKeysOf(urgency, from),
        limit: STEP,
        ...(unitId === reached && within !== undefined ? { cursor: within } : {}),
      })
      for (const { messageId, status, assistUnitIds = [] } of page.items)
        if (!isOpen(status) && assistUnitIds.includes(unitId)) ids.push(messageId)
      next =
        page.nextCursor === null ? (units.find((id) => id > unitId) ?? null) : `${unitId}${WITHIN}${page.nextCursor}`
    }
    return { ids, nextCursor: next }
  },
})

const partsOf = (cursor: string): readonly string[] => {
  const at = cursor.indexOf(WITHIN)
  return at === -1 ? [cursor] : [cursor.slice(0, at), cursor.slice(at + 1)]
}

/** Urgent ones first, as the sort key has them. */
const PASSES: readonly Pass[] = [
  open('0'),
  open('1'),
  calledBack('c', '0'),
  calledBack('d', '1'),
  assisting('e', '0'),
  assisting('f', '1'),
  signed,
  screened,
]

/**
 * One step of reckoning again whatever a notice of a year from a day on may move.
 * May be repeated and run twice at once. @returns where to go on; null: all were looked at
 */
export async function resettleMessages(
  deps: MessagesDeps,
  from: LocalDate,
  cursor: string | undefined,
): Promise<string | null> {
  const known = PASSES.findIndex(({ mark }) => mark === cursor?.[0])
  const at = Math.max(0, known)
  const pass = PASSES[at]
  if (pass === undefined) return null
  const within = known === -1 ? '' : (cursor?.slice(1) ?? '')
  const acting = actingNow(deps, SYSTEM)
  const { ids, nextCursor } = await pass.read(deps, within === '' ? undefined : within, from)
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
