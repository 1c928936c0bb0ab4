import { frequencyIn, type Signed } from './frequency'

/** A message as a direction: its weightiest tokens by what is rare in this window, of length 1. */
export interface Vector {
  readonly tokens: readonly number[]
  readonly weights: readonly number[]
}

/** Tokens that a message is compared by. */
const COMPARED = 24
/**
 * In a small window (a new town, a quiet week) nothing is common: rarity is reckoned as if there were at least so many
 * messages.
 */
const LEAST_WINDOW = 2_000

/** What few messages of the window share weighs more; what one alone says cannot be shared and is left out. */
export function vectorsOf(items: readonly Signed[]): Vector[] {
  const frequency = frequencyIn(items)
  const window = Math.max(LEAST_WINDOW, items.length)
  return items.map(({ signature: { tokens, weights } }) => {
    const weighed: { token: number; weight: number }[] = []
    tokens.forEach((token, at) => {
      const times = frequency.get(token) ?? 0
      if (times >= 2) weighed.push({ token, weight: (weights[at] ?? 0) * Math.log(window / times) })
    })
    weighed.sort((a, b) => b.weight - a.weight || a.token - b.token)
    const kept = weighed.slice(0, COMPARED)
    const length = Math.sqrt(kept.reduce((sum, { weight }) => sum + weight * weight, 0)) || 1
    return { tokens: kept.map(({ token }) => token), weights: kept.map(({ weight }) => weight / length) }
  })
}
