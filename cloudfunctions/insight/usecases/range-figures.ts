import type { Figures } from '../../../types/insight.contract'
import { MESSAGE_KINDS } from '../../../types/messages.terms'
import { daysFromTo, type LocalDate } from '../../shared/kernel/local-date'
import { toFigures, withOwnHours } from '../domain/figures'
import { NO_UNIT } from '../domain/deltas'
import type { Cell } from '../domain/metrics'
import { type DayRange, firstOf } from '../domain/range-plan'
import { monthOf, type Rollup } from '../domain/rollup'
import { cellOf, sumOfCells, Table } from '../domain/table'
import { dayOf, monthOfRollup } from '../rollup.store'

const NOTHING = cellOf([''])
/** Promises of today and later are nobody's fault yet. */
const withoutPromises = (cell: Cell): Cell => ({ ...cell, due: 0, dueMet: 0, dueAnswered: 0 })

/** The totals of every day out of the months' rollups; a promise counts once its day is past. */
export function dailyTotals(months: readonly Rollup[], today: LocalDate): ReadonlyMap<LocalDate, Cell> {
  const totals = new Map<LocalDate, Cell>()
  for (const month of months)
    for (const row of month.days) {
      const on = `${monthOfRollup(month)}-${row[0]}`
      totals.set(on, on < today ? cellOf(row) : withoutPromises(cellOf(row)))
    }
  return totals
}

/** The sum of a range's days. */
export function totalOf(totals: ReadonlyMap<LocalDate, Cell>, { from, to }: DayRange): Cell {
  const inside: Cell[] = []
  for (const [on, cell] of totals) if (on >= from && on <= to) inside.push(cell)
  return sumOfCells(inside)
}

/** One entry a day, zero where nothing happened. */
export const byDay = (totals: ReadonlyMap<LocalDate, Cell>, { from, to }: DayRange): ({ on: LocalDate } & Figures)[] =>
  daysFromTo(from, to).map((on) => ({ on, ...toFigures(totals.get(on) ?? NOTHING) }))

/** One entry a month (its first day), summed over its days inside the range. */
export function byMonth(totals: ReadonlyMap<LocalDate, Cell>, range: DayRange): ({ on: LocalDate } & Figures)[] {
  const cells = new Map<string, Cell[]>()
  for (const on of daysFromTo(range.from, range.to)) {
    const cell = totals.get(on)
    const month = cells.get(monthOf(on))
    if (month === undefined) cells.set(monthOf(on), cell === undefined ? [] : [cell])
    else if (cell !== undefined) month.push(cell)
  }
  return [...cells].map(([month, inside]) => ({ on: firstOf(month), ...toFigures(sumOfCells(inside)) }))
}

/** The rollups of a range, as `planRange` split it. */
export interface RangeRollups {
  readonly months: readonly Rollup[]
  readonly days: readonly Rollup[]
}

/** One margin of a range, summed. */
export function marginOf(
  { months, days }: RangeRollups,
  margin: 'units' | 'kinds',
  today: LocalDate,
): Map<string, Cell> {
  const table = new Table()
  for (const month of months) table.addRows(month[margin])
  for (const day of days) table.addRows(day[margin], { promises: dayOf(day) < today })
  return new Map(table.entries())
}

/** The units that had anything in the range, received = dispatched to it; what needs help comes first. */
export const byUnit = (rollups: RangeRollups, today: LocalDate): ({ unitId: string } & Figures)[] =>
  [...marginOf(rollups, 'units', today)]
    .filter(([unitId, cell]) => unitId !== NO_UNIT && Object.values(cell).some((number) => number !== 0))
    .map(([unitId, cell]) => ({ unitId, ...toFigures({ ...withOwnHours(cell), received: cell.dispatched }) }))
    .sort((a, b) => b.overdue - a.overdue || b.received - a.received || (a.unitId < b.unitId ? -1 : 1))

/** All kinds in their own order. */
export function byKind(
  rollups: RangeRollups,
  today: LocalDate,
): ({ kind: (typeof MESSAGE_KINDS)[number] } & Figures)[] {
  const cells = marginOf(rollups, 'kinds', today)
  return MESSAGE_KINDS.map((kind) => ({ kind, ...toFigures(cells.get(kind) ?? NOTHING) }))
}

/** The whole range in one cell, and how many replies took how many whole days. */
export function summaryOf(rollups: RangeRollups, today: LocalDate): { total: Cell; replyDays: [number, number][] } {
  const replyDays = new Table()
  for (const rollup of [...rollups.months, ...rollups.days]) replyDays.addRows(rollup.replyDays)
  return {
    total: sumOfCells(marginOf(rollups, 'kinds', today).values()),
    replyDays: replyDays.toRows().map(([days, count]) => [Number(days), count ?? 0]),
  }
}
