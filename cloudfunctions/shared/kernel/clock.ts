import type { Instant } from './local-date'

/** The time, as an argument. */
export interface Clock {
  now(): Instant
}
