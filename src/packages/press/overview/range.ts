import { dayOfInstant, daysAfter } from '../../../copy/days'

export const RANGES = ['7', '30', '90'] as const
export type RangeDays = (typeof RANGES)[number]

/** The last `days` days up to today in Shanghai, both ends included. @param now an instant, ISO 8601 */
export const rangeOf = (days: RangeDays, now: string): { from: string; to: string } => {
  const to = dayOfInstant(now)
  return { from: daysAfter(to, 1 - Number(days)), to }
}
