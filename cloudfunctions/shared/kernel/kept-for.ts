import type { Clock } from './clock'

/**
 * Reads at most once in so many milliseconds; whoever asks meanwhile shares the answer, also while it is on its way. A
 * reading that failed is not kept (the database was away: ask again next time), and none outlives a clock set back.
 */
export function keptFor<Value>(milliseconds: number, clock: Clock, read: () => Promise<Value>): () => Promise<Value> {
  let held: { readonly value: Promise<Value>; readonly at: number } | null = null
  return () => {
    const now = Date.parse(clock.now())
    if (held !== null && now >= held.at && now < held.at + milliseconds) return held.value
    const mine = { value: read(), at: now }
    held = mine
    mine.value.catch(() => {
      if (held === mine) held = null
    })
    return mine.value
  }
}
