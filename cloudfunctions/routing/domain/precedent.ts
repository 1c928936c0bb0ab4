import type { Classifier } from './classifier'
import type { Citation } from './duty'
import type { Reading } from './reader'

/** A ruling that routing follows: what the matter looked like, without its text, and whom the press office named. */
export interface Precedent extends Citation {
  /** The message that was ruled on. */
  readonly messageId: string
  /** Buckets of the text's rarest pairs of characters, and how often they stood. */
  readonly buckets: readonly number[]
  readonly counts: readonly number[]
}

/** Pairs that are kept of a text: enough to know it again, too few to read it. */
const KEPT = 80
/** Texts alike by this much (cosine of their pairs, 0–1) are of the same matter. */
export const ALIKE = 0.55

/** What is kept of a text that was just read. */
export function traitsOf({ rarity }: Classifier, reading: Reading): Pick<Precedent, 'buckets' | 'counts'> {
  const kept = Array.from({ length: reading.gramTotal }, (_, at) => ({
    bucket: reading.grams[at] ?? 0,
    count: reading.gramCounts[at] ?? 0,
  }))
    .map((gram) => ({ ...gram, weight: Math.log1p(gram.count) * (rarity[gram.bucket] ?? 0) }))
    .sort((a, b) => b.weight - a.weight || a.bucket - b.bucket)
    .slice(0, KEPT)
  return { buckets: kept.map(({ bucket }) => bucket), counts: kept.map(({ count }) => count) }
}

/** Rulings by the pairs they hold, so that a text is compared only with those it shares pairs with. */
export interface PrecedentIndex {
  readonly precedents: readonly Precedent[]
  readonly byBucket: ReadonlyMap<number, readonly (readonly [precedent: number, weight: number])[]>
}

/** @param precedents newest first: of rulings alike the newest counts */
export function indexPrecedents(precedents: readonly Precedent[], { rarity }: Classifier): PrecedentIndex {
  const byBucket = new Map<number, [number, number][]>()
  precedents.forEach(({ buckets, counts }, index) => {
    const weights = buckets.map((bucket, at) => Math.log1p(counts[at] ?? 0) * (rarity[bucket] ?? 0))
    const length = Math.hypot(...weights) || 1
    buckets.forEach((bucket, at) => {
      const held = byBucket.get(bucket) ?? []
      held.push([index, (weights[at] ?? 0) / length])
      byBucket.set(bucket, held)
    })
  })
  return { precedents, byBucket }
}

/** The ruling most alike to the text that was just read, or null when none is alike. */
export function findPrecedent(index: PrecedentIndex, classifier: Classifier, reading: Reading): Precedent | null {
  if (index.precedents.length === 0) return null
  const { buckets, counts } = traitsOf(classifier, reading)
  const weights = buckets.map((bucket, at) => Math.log1p(counts[at] ?? 0) * (classifier.rarity[bucket] ?? 0))
  const length = Math.hypot(...weights) || 1
  const likeness = new Map<number, number>()
  buckets.forEach((bucket, at) => {
    for (const [precedent, weight] of index.byBucket.get(bucket) ?? [])
      likeness.set(precedent, (likeness.get(precedent) ?? 0) + (weight * (weights[at] ?? 0)) / length)
  })
  let [best, most] = [-1, ALIKE]
  for (const [precedent, alike] of likeness)
    if (alike > most || (alike === most && precedent < best)) [best, most] = [precedent, alike]
  return index.precedents[best] ?? null
}
