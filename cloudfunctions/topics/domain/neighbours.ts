import type { Vector } from './vectors'

/** Two messages that are alike: positions with a < b, and their cosine, 0–1. */
export interface Edge {
  readonly a: number
  readonly b: number
  readonly like: number
}

/** Below this two messages only share their manners. Tuned with `COHESION`. */
export const LIKE = 0.25
/** Of those that share a token a message meets the last so many before it: what bounds the cost. */
const MET_PER_TOKEN = 64
/** The likest neighbours that each message keeps. */
const KEPT = 12

/** The likest pairs, likest first. */
export function findEdges(vectors: readonly Vector[]): Edge[] {
  const posted = new Map<number, { at: number; weight: number }[]>()
  const edges: Edge[] = []
  vectors.forEach(({ tokens, weights }, b) => {
    const likes = new Map<number, number>()
    tokens.forEach((token, place) => {
      const weight = weights[place] ?? 0
      const before = posted.get(token)
      if (before === undefined) posted.set(token, [{ at: b, weight }])
      else {
        for (let back = Math.max(0, before.length - MET_PER_TOKEN); back < before.length; back += 1) {
          const met = before[back]
          if (met !== undefined) likes.set(met.at, (likes.get(met.at) ?? 0) + weight * met.weight)
        }
        before.push({ at: b, weight })
      }
    })
    const near = [...likes].filter(([, like]) => like >= LIKE).map(([a, like]) => ({ a, b, like }))
    edges.push(...near.sort(byLikeness).slice(0, KEPT))
  })
  return edges.sort(byLikeness)
}

const byLikeness = (one: Edge, other: Edge): number => other.like - one.like || one.a - other.a || one.b - other.b
