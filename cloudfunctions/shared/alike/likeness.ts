import { plainText } from '../kernel/search-text'
import { alikeTokens, isMark } from './alike-tokens'
import { bucketOf, BUCKETS, type Rarity } from './rarity'

/** Below this two texts only share their manners. */
export const LIKE_FROM = 0.3
/** The same street says more than a few pairs. */
const SAME_PLACE = 0.15

/** A text as it is compared: its pairs of characters, and where the matter is. */
export interface Compared {
  readonly tokens: readonly string[]
  readonly place?: string | undefined
}
export const toCompared = (text: string, place?: string): Compared => ({ tokens: alikeTokens(text), place })

/**
 * How alike two texts are, 0–1 and a little more for the same place: the weight of the pairs they share against the
 * lighter text's, so that a long letter finds the short question it contains. A rare pair weighs more.
 */
export function likeness(rarity: Rarity): (asked: Compared) => (known: Compared) => number {
  return (asked) => {
    // By bucket, not by pair: hundreds of entries of hundreds of pairs are looked up in one table of numbers.
    const mine = new Float32Array(BUCKETS)
    let all = 0
    for (const token of new Set(asked.tokens)) {
      const weight = rarity.weightOf(token)
      mine[bucketOf(token)] = weight
      all += weight
    }
    return (known) => {
      let [own, shared] = [0, 0]
      for (const token of known.tokens) {
        if (isMark(token)) continue
        own += rarity.weightOf(token)
        shared += mine[bucketOf(token)] ?? 0
      }
      const least = Math.min(all, own)
      return least <= 0 ? 0 : shared / least + (samePlace(asked.place, known.place) ? SAME_PLACE : 0)
    }
  }
}

function samePlace(a: string | undefined, b: string | undefined): boolean {
  const [one, other] = [plainText(a ?? ''), plainText(b ?? '')]
  return one.length >= 2 && other.length >= 2 && (one.includes(other) || other.includes(one))
}
