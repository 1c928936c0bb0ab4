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

/** The last messages in which a token stands, and its weight in each. */
interface Posted {
  readonly at: number[]
  readonly weights: number[]
}

/** The likest pairs, likest first. Sums are kept in one array for all messages: a map for each costs five times as much. */
export function findEdges(vectors: readonly Vector[]): Edge[] {
  const posted = new Map<number, Posted>()
  const likes = new Float64Array(vectors.length)
  const edges: Edge[] = []
  vectors.forEach(({ tokens, weights }, b) => {
    const met: number[] = []
    tokens.forEach((token, place) => {
      const weight = weights[place] ?? 0
      const before = posted.get(token)
      if (before === undefined) posted.set(token, { at: [b], weights: [weight] })
      else {
        for (let back = Math.max(0, before.at.length - MET_PER_TOKEN); back < before.at.length; back += 1) {
          const a = before.at[back] ?? 0
          const like = likes[a] ?? 0
          if (like === 0) met.push(a)
          likes[a] = like + weight * (before.weights[back] ?? 0)
        }
        before.at.push(b)
        before.weights.push(weight)
        if (before.at.length === 2 * MET_PER_TOKEN) {
          before.at.splice(0, MET_PER_TOKEN)
          before.weights.splice(0, MET_PER_TOKEN)
        }
      }
    })
    const near: Edge[] = []
    for (const a of met) {
      const like = likes[a] ?? 0
      if (like >= LIKE) near.push({ a, b, like })
      likes[a] = 0
    }
    edges.push(...near.sort(byLikeness).slice(0, KEPT))
  })
  return edges.sort(byLikeness)
}

const byLikeness = (one: Edge, other: Edge): number => other.like - one.like || one.a - other.a || one.b - other.b
