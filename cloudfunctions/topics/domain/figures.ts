import { addDays, daysBetween, type LocalDate } from '../../shared/kernel/local-date'
import { type Trend, trendFrom, trendOf } from './trend'

/** What is counted of a topic, on the day of the last run. */
export interface Figures extends Trend {
  /** Different people; after a decision at most so many, until the next run counts them. */
  readonly people: number
  readonly firstOn: LocalDate
  readonly lastOn: LocalDate
}

/** @param days of its messages, in any order, and who wrote them; `before` is what was known of it */
export function figuresOf(
  items: readonly { readonly on: LocalDate; readonly by: string }[],
  today: LocalDate,
  before: Pick<Figures, 'firstOn'> | null,
): Figures {
  const days = items.map(({ on }) => on).sort()
  const first = days[0] ?? today
  return {
    ...trendOf(days, today),
    people: new Set(items.map(({ by }) => by)).size,
    firstOn: before !== null && before.firstOn < first ? before.firstOn : first,
    lastOn: days.at(-1) ?? today,
  }
}

/** The day that figures were counted on: that of the last number of `byDay`, read off the last message; null where none is in it. */
export function countedOn({ byDay, lastOn }: Pick<Figures, 'byDay' | 'lastOn'>): LocalDate | null {
  const at = byDay.findLastIndex((count) => count > 0)
  return at < 0 ? null : addDays(lastOn, byDay.length - 1 - at)
}

/** Several topics as one, on the latest day that one of them was counted on. At least one. */
export function sumOf(parts: readonly Figures[]): Figures {
  const day = parts.map((part) => countedOn(part) ?? '').reduce((a, b) => (a > b ? a : b), '')
  const byDay = (parts[0]?.byDay ?? []).map(() => 0)
  for (const part of parts) {
    const own = countedOn(part)
    const late = own === null ? 0 : daysBetween(own, day)
    part.byDay.forEach((count, at) => {
      const there = byDay[at - late]
      if (there !== undefined) byDay[at - late] = there + count
    })
  }
  const trend = trendFrom(byDay)
  return {
    ...trend,
    people: Math.min(
      parts.reduce((sum, { people }) => sum + people, 0),
      trend.now + trend.before,
    ),
    firstOn: parts.map(({ firstOn }) => firstOn).reduce((a, b) => (a < b ? a : b)),
    lastOn: parts.map(({ lastOn }) => lastOn).reduce((a, b) => (a > b ? a : b)),
  }
}

/** With one message more or less, on its day; a day outside of both windows changes nothing. */
export function withOne(figures: Figures, on: LocalDate, change: 1 | -1): Figures {
  const day = countedOn(figures)
  const at = figures.byDay.length - 1 - (day === null ? 0 : daysBetween(on, day))
  const count = figures.byDay[at]
  if (count === undefined || count + change < 0) return figures
  const byDay = figures.byDay.map((one, place) => (place === at ? one + change : one))
  const trend = trendFrom(byDay)
  const left = byDay.findLastIndex((one) => one > 0)
  return {
    ...figures,
    ...trend,
    people: Math.min(figures.people + (change === 1 ? 1 : 0), trend.now + trend.before),
    lastOn: day === null ? on : left < 0 ? figures.lastOn : addDays(day, left + 1 - byDay.length),
  }
}

/** What rises first, the most messages first. ASCII. */
export const sortKeyOf = ({ direction, now, before }: Trend): string =>
  `${direction === 'new' || direction === 'rising' ? 0 : direction === 'steady' ? 1 : 2}|` +
  String(9_999_999 - now).padStart(7, '0') +
  String(9_999_999 - before).padStart(7, '0')
