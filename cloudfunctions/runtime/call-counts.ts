import type { Clock } from '../shared/kernel/clock'
import { type CallsAMinute, RATE_LIMITS, rateClassOf } from './rate-limits'
import { MINUTE_MS } from '../shared/kernel/local-date'

/** Counts that are kept at most; beyond, all are forgotten and the minute begins anew. */
const REMEMBERED = 200_000

/** Counts calls in each minute, in this process: each instance allows as many. */
export interface CallCounts {
  /**
   * Counts a call `module.procedure`.
   * @param by whether `who` is a person's account or an address
   * @returns seconds to wait with it; 0: none
   */
  secondsToWait(call: string, by: keyof CallsAMinute, who: string): number
}

export function callCounts(clock: Clock): CallCounts {
  let began = -Infinity
  const counts = new Map<string, number>()
  return {
    secondsToWait(call, by, who) {
      const now = Date.parse(clock.now())
      const over = now - began
      if (over >= MINUTE_MS || over < 0 || counts.size >= REMEMBERED) {
        began = now
        counts.clear()
      }
      const kind = rateClassOf(call)
      const key = `${by} ${kind} ${who}`
      const count = (counts.get(key) ?? 0) + 1
      counts.set(key, count)
      return count <= RATE_LIMITS[kind][by] ? 0 : Math.ceil((began + MINUTE_MS - now) / 1000)
    },
  }
}
