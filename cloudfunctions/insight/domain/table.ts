import { type Cell, METRICS, type Metric, PLACE_OF, PROMISES } from './metrics'

const PROMISE_PLACES: ReadonlySet<number> = new Set(PROMISES.map((metric) => PLACE_OF[metric]))

/** A key and its numbers in the order of `METRICS`, zeros at the end cut off. Rows are sorted by key. */
export type Row = readonly [key: string, ...numbers: number[]]

/**
 * A table of counters by key (unit, kind, day, whole days). Stored as rows in one canonical form (sorted, no zero row,
 * no trailing zeros): equal counts are equal documents, whatever the order in which the events came.
 */
export class Table {
  private readonly cells = new Map<string, number[]>()

  constructor(rows: readonly Row[] = []) {
    for (const row of rows) this.cells.set(row[0], row.slice(1) as number[])
  }

  /** Adds to the number at a place of the key's row. */
  add(key: string, place: number, amount: number): void {
    let numbers = this.cells.get(key)
    if (numbers === undefined) this.cells.set(key, (numbers = []))
    while (numbers.length <= place) numbers.push(0)
    numbers[place] = (numbers[place] ?? 0) + amount
  }

  /** Adds rows as they are stored; `promises: false` leaves promises out. A range adds thousands: no copies. */
  addRows(rows: readonly Row[], { promises }: { readonly promises: boolean } = { promises: true }): void {
    for (const row of rows) {
      let mine = this.cells.get(row[0])
      if (mine === undefined) this.cells.set(row[0], (mine = []))
      for (let place = 0; place < row.length - 1; place += 1)
        mine[place] = (mine[place] ?? 0) + (promises || !PROMISE_PLACES.has(place) ? Number(row[place + 1]) : 0)
    }
  }

  toRows(): Row[] {
    const rows: Row[] = []
    for (const [key, numbers] of this.cells) {
      let length = numbers.length
      while (length > 0 && numbers[length - 1] === 0) length -= 1
      if (length > 0) rows.push([key, ...numbers.slice(0, length)])
    }
    return rows.sort(([a], [b]) => (a < b ? -1 : 1))
  }

  /** Every key with its cell, named. */
  *entries(): IterableIterator<readonly [key: string, cell: Cell]> {
    for (const [key, numbers] of this.cells) yield [key, toCell(numbers)]
  }
}

/** A stored row's numbers by name. */
export const cellOf = (row: Row): Cell => toCell(row.slice(1) as number[])

function toCell(numbers: readonly number[]): Cell {
  const cell = {} as Record<Metric, number>
  METRICS.forEach((metric, place) => (cell[metric] = numbers[place] ?? 0))
  return cell
}

export function sumOfCells(cells: Iterable<Cell>): Cell {
  const sum = toCell([]) as Record<Metric, number>
  for (const cell of cells) for (const metric of METRICS) sum[metric] += cell[metric]
  return sum
}
