import { appendAudit } from '../../audit'
import { type Message, messages } from '../../messages'
import { DuplicateIdError, type Page } from '../../shared/documents'
import { SYSTEM } from '../../shared/kernel/actor'
import { Failures } from '../../shared/kernel/failures'
import { type LocalDate, shanghaiDay, shanghaiHour } from '../../shared/kernel/local-date'
import { isQuiet } from '../../shared/kernel/quiet-hours'
import type { SupervisionDeps } from '../deps'
import { climb, nextCheckOn, NEVER, type Rung } from '../domain/ladder'
import { documentId } from '../domain/supervision-document'
import { tellGiven } from '../events'
import { replan, type WatchedClock } from '../domain/watched'
import { watch } from '../read-message'
import { clocks, supervisionDocuments } from '../supervision.store'
import { writeRung, type Writing } from '../write-document'

const BATCH = 200
/** Transactions at a time. On PostgreSQL their reads and their commits travel together, over a few connections. */
const AT_ONCE = 32

/**
 * The tick of supervision: climbs every promise that is due a look, and leaves its documents. Cost grows with what is due,
 * not with what is open. Each promise in a transaction of its own, clock and documents together, so that it may be
 * stopped anywhere, run twice at once or again after a crash.
 * @returns how many documents were written.
 */
export async function climbLadders(deps: SupervisionDeps, more: { readonly goOn: () => boolean }): Promise<number> {
  const now = deps.clock.now()
  const writing: Writing = { now, calendar: deps.calendars.current(), directory: await deps.directory.current() }
  const failures = new Failures()
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
    const waiting = [...due.items]
    const worker = async (): Promise<void> => {
      for (let clock = waiting.shift(); clock !== undefined && more.goOn(); clock = waiting.shift()) {
        const found = clock
        const documents = await failures.during(() => climbOne(deps, found, writing), 0)
        written += documents
      }
    }
    await Promise.all(Array.from({ length: AT_ONCE }, worker))
    cursor = due.nextCursor
  } while (cursor !== null && more.goOn())
  failures.tell()
  return written
}

/**
 * Climbs from the clock as the page held it: a clock that has moved meanwhile fails the commit, and is read afresh then.
 * A document that is there already (a due day that went and came back) is looked for only once it was met.
 */
async function climbOne(deps: SupervisionDeps, found: WatchedClock, writing: Writing): Promise<number> {
  try {
    return await climbFrom(deps, found, writing, false)
  } catch (error) {
    if (!(error instanceof DuplicateIdError)) throw error
    return climbFrom(deps, found, writing, true)
  }
}

function climbFrom(deps: SupervisionDeps, found: WatchedClock, writing: Writing, lookFirst: boolean): Promise<number> {
  const today = shanghaiDay(writing.now)
  let raced = lookFirst
  return deps.store.transact(async (transaction) => {
    const clock = raced ? await transaction.get(clocks, found.id) : found
    raced = true
    if (clock === null || clock.open !== 'yes' || clock.nextCheckOn > today) return 0
    const message = await transaction.get(messages, clock.id)
    const { rungs, next } = looked(clock, message, today, writing)
    // Left as it is: the first tick after eight finds it again.
    if (rungs.some(({ sentBy }) => sentBy === 'timer') && !next.urgent && isQuiet(shanghaiHour(writing.now))) return 0
    const idOf = ({ rung }: Rung) => documentId(clock.id, next.dueOn, rung)
    const present = lookFirst
      ? await Promise.all(rungs.map((rung) => transaction.get(supervisionDocuments, idOf(rung))))
      : []
    const missing = rungs.filter((_rung, at) => (present[at] ?? null) === null)
    if (message !== null)
      for (const rung of missing) {
        const document = writeRung(message, rung, writing)
        transaction.insert(supervisionDocuments, document)
        tellGiven(transaction, document, writing.now)
      }
    if (missing.length > 0)
      appendAudit(transaction, deps.ids, {
        actor: SYSTEM,
        at: writing.now,
        action: 'job:supervision.climb',
        subject: { kind: 'message', id: clock.id },
        what: { written: missing.map(({ rung }) => rung).join(',') },
      })
    transaction.put(clocks, next)
    return missing.length
  })
}

/** Looks at the message itself: a reply that the relay has not brought yet stops the ladder all the same. */
function looked(
  clock: WatchedClock,
  message: Message | null,
  today: LocalDate,
  { calendar }: Writing,
): { readonly rungs: readonly Rung[]; readonly next: WatchedClock } {
  if (message === null) return { rungs: [], next: { ...clock, open: 'no', nextCheckOn: NEVER } }
  const current = { ...clock, ...replan(clock.id, clock, watch(message, calendar), calendar) }
  if (current.open === 'no') return { rungs: [], next: current }
  const { rungs, rungsClimbed } = climb(current, today, calendar)
  const climbed = { ...current, rungsClimbed }
  return { rungs, next: { ...climbed, nextCheckOn: nextCheckOn(climbed, calendar) } }
}
