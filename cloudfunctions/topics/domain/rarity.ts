import { frequencyIn, type Signed } from './frequency'
import { fnv1a } from './signature'

/** How rare a pair of characters is among the messages of a window, 0–1; 1: hardly anyone says it. */
export type Rarity = (pair: string) => number

/** Rarity by counting: what every tenth message says is common, what one in a thousand says is rare. */
export function rarityIn(items: readonly Signed[]): Rarity {
  const frequency = frequencyIn(items)
  const most = Math.log(Math.max(LEAST_COUNTED, items.length))
  return (pair) => Math.max(0, (most - Math.log(Math.max(1, frequency.get(fnv1a(pair)) ?? 0))) / most)
}
/** In a small window nothing is common by its count alone. */
const LEAST_COUNTED = 200
