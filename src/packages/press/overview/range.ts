import { dayOfInstant } from '../../../copy/days'

export const RANGES = ['7', '30', '90'] as const
export type RangeDays = (typeof RANGES)[number]

const DAY_MS = 86_400_000

/** The last `days` days up to today in Shanghai, both ends included. @param now an instant, ISO 8601 */
export const rangeOf = (days: RangeDays, now: string): { from: string; to: string } => ({
  from: dayOfInstant(new Date(Date.parse(now) - (Number(days) - 1) * DAY_MS).toISOString()),
  to: dayOfInstant(now),
})
