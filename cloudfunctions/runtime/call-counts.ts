import { RATE_LIMITS, type RateClass, rateClassOf } from './rate-limits'

/** People who are remembered at most; beyond, all are forgotten and the minute begins anew. */
const REMEMBERED = 20_000
const MINUTE_MS = 60_000

/** Counts the calls of each person in each minute, in this instance: each allows as many. */
export interface CallCounts {
  /**
   * Counts a call `module.procedure`.
   * @param nowMs epoch milliseconds
   * @returns seconds that this person has to wait with it; 0: none
   */
  secondsToWait(call: string, person: string, nowMs: number): number
}

export function callCounts(): CallCounts {
  let began = -Infinity
  const counts = new Map<string, number>()
  return {
    secondsToWait(call, person, nowMs) {
      const over = nowMs - began
      if (over >= MINUTE_MS || over < 0 || counts.size >= REMEMBERED) {
        began = nowMs
        counts.clear()
      }
      const kind: RateClass = rateClassOf(call)
      const key = `${kind} ${person}`
      const count = (counts.get(key) ?? 0) + 1
      counts.set(key, count)
      return count <= RATE_LIMITS[kind].person ? 0 : Math.ceil((began + MINUTE_MS - nowMs) / 1000)
    },
  }
}
