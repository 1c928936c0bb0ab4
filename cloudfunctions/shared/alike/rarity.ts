import { rarityOf } from '../kernel/search-text'
import { isMark } from './alike-tokens'

/** How rare pairs of characters are among the texts that are compared. */
export interface Rarity {
  /** How much a shared pair says; above 0 for all but the commonest. Weights are compared with each other only. */
  weightOf(token: string): number
  /** How many entries hold a pair, about, or bear a mark; null: nobody counted. */
  heldBy(token: string): number | null
  /** How many entries were counted; 0: none. */
  readonly entries: number
}

/** Pairs are counted in buckets: 2^17, several times the pairs that a city writes often. */
const BUCKET_BITS = 17
export const BUCKETS = 1 << BUCKET_BITS

export const bucketOf = (token: string): number =>
  Math.imul(
    Math.imul(token.charCodeAt(0), 0x9e37_79b1) ^ Math.imul(token.charCodeAt(1) || 0, 0x85eb_ca6b),
    0x27d4_eb2f,
  ) >>>
  (32 - BUCKET_BITS)

/** A pair of the commonest characters (的是) against one of rare ones (供暖): a tenth of its weight. */
const LEAST_WEIGHT = 0.1
const COMMON_RANGE = 220

/** By the characters alone: a city without history. */
export const UNCOUNTED: Rarity = {
  weightOf: (token) => Math.max(LEAST_WEIGHT, 1 + rarityOf(token) / COMMON_RANGE),
  heldBy: () => null,
  entries: 0,
}

/** Fewer texts than this say nothing about what is rare. */
export const LEAST_COUNTED = 200

/**
 * By counting: the logarithm of how seldom a pair stands in the entries.
 * @param counts by bucket, of `entries` entries
 * @param marks how many bear each
 */
export function countedRarity(
  counts: ArrayLike<number>,
  entries: number,
  marks: ReadonlyMap<string, number> = new Map(),
): Rarity {
  if (entries < LEAST_COUNTED) return UNCOUNTED
  const weights = Float32Array.from(counts, (count) => Math.log((entries + 1) / (count + 1)))
  return {
    weightOf: (token) => weights[bucketOf(token)] ?? 0,
    heldBy: (token) => (isMark(token) ? (marks.get(token) ?? 0) : (counts[bucketOf(token)] ?? 0)),
    entries,
  }
}
