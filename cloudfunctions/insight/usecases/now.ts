import type { InsightContract } from '../../../types/insight.contract'
import { PRESS_QUEUE_LIMITS } from '../../../types/messages.work.terms'
import type { OutputOf } from '../../../types/wire.contract'
import { PRESS_SOURCES, type WorkItem, workItems } from '../../messages'
import type { DocumentStore } from '../../shared/documents'
import type { CalendarSource } from '../../shared/kernel/core-deps'
import { type LocalDate, shanghaiDay } from '../../shared/kernel/local-date'
import { addWorkingDays } from '../../shared/kernel/working-days'
import type { Cell } from '../domain/metrics'
import { everRollupId, monthOf, type Rollup } from '../domain/rollup'
import { cellOf, sumOfCells } from '../domain/table'
import { monthOfRollup, readMonths, rollups } from '../rollup.store'
import type { InsightDeps } from './overview'

type Now = OutputOf<InsightContract['now']>
type Queue = Now['queues'][number]['queue']

/** Later than any month. */
const LAST_MONTH = '9999-12'
/** In the order in which they are shown; `ifAny`: a line of its own only where something waits. */
const LINES: readonly { readonly queue: Queue; readonly ifAny?: true }[] = [
  { queue: 'desk' },
  { queue: 'confidential' },
  { queue: 'call_back' },
  { queue: 'withdrawal', ifAny: true },
  { queue: 'extension', ifAny: true },
  { queue: 'contest', ifAny: true },
  { queue: 'ruling', ifAny: true },
]
/**
 * What waits now, over all days: a promise waits while it is due and not answered. What is overdue is all that ever
 * waited less what is due today or later, so that only this month's rollup and the few after it are read.
 */
export const now = (deps: InsightDeps & { readonly calendars: CalendarSource }) => async (): Promise<Now> => {
  const today = shanghaiDay(deps.clock.now())
  const calendar = deps.calendars.current()
  const dayOff = !calendar.isWorkingDay(today)
  const nextDueOn = dayOff ? addWorkingDays(today, 1, calendar).on : today
  const [ever, months, queues] = await Promise.all([
    deps.store.get(rollups, everRollupId('own')),
    readMonths(deps.store, 'own', monthOf(today), LAST_MONTH),
    readQueues(deps.store),
  ])
  const cells = cellsFrom(today, months)
  const dueLater = sumOfCells(cells.values())
  return {
    receivedToday: cells.get(today)?.received ?? 0,
    dueToday: waiting(cells.get(today)),
    dayOff,
    nextDueOn,
    dueNext: waiting(cells.get(nextDueOn)),
    overdue: Math.max(0, waiting(sumOfCells((ever?.kinds ?? []).map(cellOf))) - waiting(dueLater)),
    queues,
  }
}

const waiting = (cell: Cell | undefined): number => (cell === undefined ? 0 : cell.due - cell.dueAnswered)

/** The totals of today and every later day. */
function cellsFrom(today: LocalDate, months: readonly Rollup[]): ReadonlyMap<LocalDate, Cell> {
  const cells = new Map<LocalDate, Cell>()
  for (const month of months)
    for (const row of month.days) {
      const on = `${monthOfRollup(month)}-${row[0]}`
      if (on >= today) cells.set(on, cellOf(row))
    }
  return cells
}

/** How many wait in each queue of the press office, and since when the oldest has. */
async function readQueues(store: DocumentStore): Promise<Now['queues']> {
  const read = await Promise.all(PRESS_SOURCES.map(({ from, lineOf }) => readQueue(store, from, lineOf)))
  const rows = read.flatMap((source) => source.rows)
  const cut = new Set(PRESS_SOURCES.flatMap(({ lines }, at) => (read[at]?.more === true ? lines : [])))
  return LINES.map(({ queue, ifAny }) => {
    const since = rows.filter(({ line }) => line === queue).map(({ at }) => at)
    return {
      queue,
      ifAny,
      waiting: Math.min(since.length, PRESS_QUEUE_LIMITS.counted),
      oldestAt: since.sort()[0] ?? null,
    }
  })
    .filter(({ queue, ifAny, waiting }) => !ifAny || waiting > 0 || cut.has(queue))
    .map(({ queue, waiting, oldestAt }) => ({
      queue,
      waiting,
      oldestAt,
      ...(cut.has(queue) ? { atLeast: true as const } : {}),
    }))
}

async function readQueue(store: DocumentStore, queue: string, lineOf: (item: WorkItem) => Queue) {
  const page = await store.query(workItems, {
    index: 'by_queue',
    equals: { queue, open: 'yes' },
    limit: PRESS_QUEUE_LIMITS.seen,
  })
  const rows = page.items.map((item) => ({ line: lineOf(item), at: item.waitingSince ?? item.submittedAt }))
  return { rows, more: page.nextCursor !== null }
}
