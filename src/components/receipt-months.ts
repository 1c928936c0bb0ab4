import type { DeadlineReceipt } from '../../types/messages.contract'
import type { ReceiptReason } from '../../types/messages.terms'

/** One day of the small calendar. `mark`: why it counts or not, `start` for the day of receipt; absent: not of this receipt. */
export interface ReceiptCell {
  readonly on: string
  readonly mark?: ReceiptReason | 'start'
  /** Expected, not yet counted. */
  readonly ahead?: true
  /** The last day on time. */
  readonly due?: true
}

/** The weeks of one month that the receipt touches, Monday to Sunday; null: a day of another month. */
export interface ReceiptMonth {
  /** `YYYY-MM` */
  readonly month: string
  readonly weeks: readonly (readonly (ReceiptCell | null)[])[]
}

const DAY_MS = 24 * 60 * 60 * 1000
const numberOf = (day: string): number => Date.parse(`${day}T00:00:00Z`) / DAY_MS
const dayOf = (number: number): string => new Date(number * DAY_MS).toISOString().slice(0, 10)
/** The Monday of a day's week; day 0, 1970-01-01, was a Thursday. */
const mondayOf = (number: number): number => number - ((((number + 3) % 7) + 7) % 7)

/** The receipt as a small calendar: from the day of receipt to its last day, month by month. */
export function receiptMonths(
  receipt: Pick<DeadlineReceipt, 'startedOn' | 'dueOn' | 'days' | 'verdict'>,
): ReceiptMonth[] {
  const { startedOn, dueOn, days, verdict } = receipt
  const known = new Map(days.map((day) => [day.on, day]))
  const cellOf = (on: string): ReceiptCell => {
    const due = on === dueOn ? ({ due: true } as const) : {}
    if (on === startedOn) return { on, mark: 'start', ...due }
    const day = known.get(on)
    // After the answer none is counted any more.
    if (day === undefined || (day.ahead && verdict !== undefined)) return { on, ...due }
    return { on, mark: day.why, ...(day.ahead ? { ahead: true } : {}), ...due }
  }
  const first = numberOf(startedOn)
  const last = numberOf(days[days.length - 1]?.on ?? startedOn)
  const months = new Map<string, (ReceiptCell | null)[][]>()
  for (let monday = mondayOf(first); monday <= last; monday += 7) {
    const week = [0, 1, 2, 3, 4, 5, 6].map((at) => dayOf(monday + at))
    const touched = week.filter((on) => numberOf(on) >= first && numberOf(on) <= last)
    for (const month of new Set(touched.map((on) => on.slice(0, 7)))) {
      const weeks = months.get(month) ?? []
      weeks.push(week.map((on) => (on.startsWith(month) ? cellOf(on) : null)))
      months.set(month, weeks)
    }
  }
  return [...months].map(([month, weeks]) => ({ month, weeks }))
}
