import { fnv1a, type Signature } from './signature'

/** How rare a pair of characters is among the messages of a window, 0–1; 1: hardly anyone says it. */
export type Rarity = (pair: string) => number

/** Rarity by counting: what every tenth message says is common, what one in a thousand says is rare. */
export function rarityIn(signatures: readonly Signature[]): Rarity {
  const frequency = new Map<number, number>()
  for (const { tokens } of signatures) for (const token of tokens) frequency.set(token, (frequency.get(token) ?? 0) + 1)
  const most = Math.log(Math.max(LEAST_COUNTED, signatures.length))
  return (pair) => Math.max(0, (most - Math.log(Math.max(1, frequency.get(fnv1a(pair)) ?? 0))) / most)
}
/** In a small window nothing is common by its count alone. */
const LEAST_COUNTED = 200
