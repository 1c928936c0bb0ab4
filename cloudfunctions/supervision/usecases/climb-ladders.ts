import { messages } from '../../messages'
import type { Page } from '../../shared/documents'
import { type LocalDate, shanghaiDay, shanghaiHour } from '../../shared/kernel/local-date'
import type { SupervisionDeps } from '../deps'
import { climb, isQuiet, nextCheckOn, NEVER } from '../domain/ladder'
import { documentId } from '../domain/supervision-document'
import { replan, type WatchedClock } from '../domain/watched'
import { watch } from '../read-message'
import { clocks, supervisionDocuments } from '../supervision.store'
import { writeRung, type Writing } from '../write-document'

const BATCH = 200
/** Transactions at a time: as many as a small pool of connections bears beside the requests. */
const AT_ONCE = 8

/**
 * The tick of supervision: climbs every promise that is due a look, and leaves its documents. Cost grows with what is due,
 * not with what is open. Each promise in a transaction of its own, clock and documents together, so that it may be
 * stopped anywhere, run twice at once or again after a crash.
 * @returns how many documents were written.
 */
export async function climbLadders(deps: SupervisionDeps, more: { readonly goOn: () => boolean }): Promise<number> {
  const now = deps.clock.now()
  const writing: Writing = { now, calendar: deps.calendars.current(), directory: await deps.directory.current() }
  const failures: unknown[] = []
  let written = 0
  let cursor: string | null = null
  do {
    const due: Page<WatchedClock> = await deps.store.query(clocks, {
      index: 'due',
      equals: { open: 'yes' },
      range: { to: shanghaiDay(now) },
      limit: BATCH,
      ...(cursor === null ? {} : { cursor }),
    })
    const waiting = due.items.map(({ id }) => id)
    const worker = async (): Promise<void> => {
      for (let id = waiting.shift(); id !== undefined && more.goOn(); id = waiting.shift()) {
        const documents = await climbOne(deps, id, writing)
        written += documents
      }
    }
    // One promise that cannot be climbed keeps none of the others waiting; it is told when all had their turn.
    for (const ended of await Promise.allSettled(Array.from({ length: AT_ONCE }, worker)))
      if (ended.status === 'rejected') failures.push(ended.reason)
    cursor = due.nextCursor
  } while (cursor !== null && more.goOn())
  if (failures.length > 0) throw failures[0]
  return written
}

/** Looks at the message itself: a reply that the relay has not brought yet stops the ladder all the same. */
const climbOne = (deps: SupervisionDeps, id: string, writing: Writing): Promise<number> =>
  deps.store.transact(async (transaction) => {
    const today: LocalDate = shanghaiDay(writing.now)
    const [clock, message] = await Promise.all([transaction.get(clocks, id), transaction.get(messages, id)])
    if (clock === null || clock.open !== 'yes' || clock.nextCheckOn > today) return 0
    if (message === null) {
      transaction.put(clocks, { ...clock, open: 'no', nextCheckOn: NEVER })
      return 0
    }
    const current = { ...clock, ...replan(id, clock, watch(message, writing.calendar), writing.calendar) }
    if (current.open === 'no') {
      transaction.put(clocks, current)
      return 0
    }
    const { rungs, rungsClimbed } = climb(current, today, writing.calendar)
    const sends = rungs.some(({ sentBy }) => sentBy === 'timer')
    // Left as it is: the first tick after eight finds it again.
    if (sends && !message.urgent && isQuiet(shanghaiHour(writing.now))) return 0
    const present = await Promise.all(
      rungs.map(({ rung }) => transaction.get(supervisionDocuments, documentId(id, current.dueOn, rung))),
    )
    const missing = rungs.filter((_rung, at) => present[at] === null)
    for (const rung of missing) transaction.insert(supervisionDocuments, writeRung(message, rung, writing))
    const climbed = { ...current, rungsClimbed }
    transaction.put(clocks, { ...climbed, nextCheckOn: nextCheckOn(climbed, writing.calendar) })
    return missing.length
  })
