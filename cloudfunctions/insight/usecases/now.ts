import type { InsightContract } from '../../../types/insight.contract'
import type { OutputOf } from '../../../types/wire.contract'
import { CALL_BACK, CONFIDENTIAL, DESK, workItems } from '../../messages'
import type { DocumentStore } from '../../shared/documents'
import { type LocalDate, shanghaiDay } from '../../shared/kernel/local-date'
import type { Cell } from '../domain/metrics'
import { everRollupId, monthOf, type Rollup } from '../domain/rollup'
import { cellOf, sumOfCells } from '../domain/table'
import { monthOfRollup, readMonths, rollups } from '../rollup.store'
import type { InsightDeps } from './overview'

type Now = OutputOf<InsightContract['now']>
type Queue = Now['queues'][number]['queue']

/** Queues are counted no further than this (contract: insight.now). */
const COUNT_LIMIT = 200
/** Later than any month. */
const LAST_MONTH = '9999-12'
const QUEUES = [
  ['desk', DESK],
  ['confidential', CONFIDENTIAL],
  ['call_back', CALL_BACK],
] as const satisfies readonly (readonly [Queue, string])[]

/**
 * What waits now, over all days: a promise waits while it is due and not answered. What is overdue is all that ever
 * waited less what is due today or later, so that only this month's rollup and the few after it are read.
 */
export const now = (deps: InsightDeps) => async (): Promise<Now> => {
  const today = shanghaiDay(deps.clock.now())
  const [ever, months, queues] = await Promise.all([
    deps.store.get(rollups, everRollupId('own')),
    readMonths(deps.store, 'own', monthOf(today), LAST_MONTH),
    Promise.all(QUEUES.map(([queue, name]) => readQueue(deps.store, queue, name))),
  ])
  const cells = cellsFrom(today, months)
  const dueLater = sumOfCells(cells.values())
  return {
    receivedToday: cells.get(today)?.received ?? 0,
    dueToday: waiting(cells.get(today)),
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

/** How many wait in a queue of the press office, and since when the oldest has. */
async function readQueue(store: DocumentStore, queue: Queue, name: string): Promise<Now['queues'][number]> {
  const page = await store.query(workItems, {
    index: 'by_queue',
    equals: { queue: name, open: 'yes' },
    limit: COUNT_LIMIT,
  })
  const oldestAt = page.items.reduce<string | null>(
    (oldest, { submittedAt }) => (oldest === null || submittedAt < oldest ? submittedAt : oldest),
    null,
  )
  return { queue, waiting: page.items.length, oldestAt }
}
