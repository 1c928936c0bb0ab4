import type { StoredDocument } from '../../shared/documents'
import type { LocalDate } from '../../shared/kernel/local-date'
import type { Activity, Book } from './activity'
import { deltasOf } from './deltas'
import { PLACE_OF } from './metrics'
import { type Row, Table } from './table'

/**
 * Compact counters of one book over one period. The margins are kept (unit × period, kind × period), not every cell.
 * A month also has its days' totals, so that a long range reads a few documents; `ever` has the kinds only.
 */
export interface Rollup extends StoredDocument {
  readonly kinds: readonly Row[]
  readonly units: readonly Row[]
  /** Months only: the totals of each day, by its two last digits. */
  readonly days: readonly Row[]
  /** Whole days to the reply → how many replies. A unit's pace instead: `DD|kind|counted working days` → how many. */
  readonly replyDays: readonly Row[]
}
export type RollupContent = Omit<Rollup, 'id' | 'version'>

export const dayRollupId = (book: Book, on: LocalDate): string => `${book}.day.${on}`
export const monthRollupId = (book: Book, month: string): string => `${book}.month.${month}`
/** How fast a unit answered in a month; `YYYY-MM`. Only `replyDays` says something there. */
export const paceRollupId = (book: Book, unitId: string, month: string): string => `${book}.pace.${unitId}.${month}`
export const everRollupId = (book: Book): string => `${book}.ever`
/** `YYYY-MM` of a day. */
export const monthOf = (on: LocalDate): string => on.slice(0, 7)

/** Changes of rollups, gathered from any number of events, by rollup id. */
export class RollupChanges {
  private readonly changes = new Map<string, Record<keyof RollupContent, Table>>()

  /** Adds what one event says. */
  add(event: Activity): void {
    const { deltas, replyDays, pace, times = 1 } = deltasOf(event)
    const { book } = event
    for (const { on, unit, kind, metric, amount } of deltas) {
      const place = PLACE_OF[metric]
      const day = this.of(dayRollupId(book, on))
      day.kinds.add(kind, place, amount)
      day.units.add(unit, place, amount)
      const month = this.of(monthRollupId(book, monthOf(on)))
      month.kinds.add(kind, place, amount)
      month.units.add(unit, place, amount)
      month.days.add(on.slice(8), place, amount)
      this.of(everRollupId(book)).kinds.add(kind, place, amount)
    }
    if (pace !== undefined) {
      const key = `${pace.on.slice(8)}|${pace.kind}|${pace.workingDays}`
      this.of(paceRollupId(book, pace.unit, monthOf(pace.on))).replyDays.add(key, 0, times)
    }
    if (replyDays === undefined) return
    const { on, days } = replyDays
    this.of(dayRollupId(book, on)).replyDays.add(String(days), 0, times)
    this.of(monthRollupId(book, monthOf(on))).replyDays.add(String(days), 0, times)
  }

  ids(): string[] {
    return [...this.changes.keys()]
  }

  /** The rollup's content with its changes added; `present` null where it does not exist yet. */
  applyTo(id: string, present: RollupContent | null): RollupContent {
    const changes = this.of(id)
    const sum = (name: keyof RollupContent): Row[] => {
      const table = new Table(present?.[name])
      table.addRows(changes[name].toRows())
      return table.toRows()
    }
    return { kinds: sum('kinds'), units: sum('units'), days: sum('days'), replyDays: sum('replyDays') }
  }

  private of(id: string): Record<keyof RollupContent, Table> {
    let tables = this.changes.get(id)
    if (tables === undefined)
      this.changes.set(
        id,
        (tables = { kinds: new Table(), units: new Table(), days: new Table(), replyDays: new Table() }),
      )
    return tables
  }
}

/** Whether a rollup says nothing: counts as absent. */
export const isEmptyRollup = (rollup: RollupContent): boolean =>
  rollup.kinds.length + rollup.units.length + rollup.days.length + rollup.replyDays.length === 0
