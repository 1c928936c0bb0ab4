import type { Signed } from './frequency'
import { type Edge, findEdges } from './neighbours'
import { type Vector, vectorsOf } from './vectors'

/** One message to be clustered. */
export interface Item extends Signed {
  readonly id: string
  /** Who wrote it, as any text that tells people apart. */
  readonly by: string
}

/**
 * Two clusters become one when their messages are on average at least this alike (cosine): what hangs together only
 * by a chain of neighbours stays apart. Tuned by eye on 2,188 real messages (docs/operations.md, "Rising topics").
 */
export const COHESION = 0.16
/** Fewer is a coincidence, not a topic. */
export const LEAST_MESSAGES = 3
/** One person who writes every day makes no topic. */
export const LEAST_PEOPLE = 3

/**
 * Clusters of messages about the same matter, largest first; members in the order of their ids. The order of the items
 * plays no part. Cost: each message meets the nearest of what it shares its rarest words with, a bounded number.
 */
export function clusterMessages(items: readonly Item[]): string[][] {
  const sorted = [...items].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))
  const vectors = vectorsOf(sorted)
  const groups = joinByCohesion(vectors, findEdges(vectors))
  return groups
    .filter((group) => group.length >= LEAST_MESSAGES && countPeople(group, sorted) >= LEAST_PEOPLE)
    .sort((a, b) => b.length - a.length || (a[0] ?? 0) - (b[0] ?? 0))
    .map((group) => group.map((at) => sorted[at]?.id ?? ''))
}

const countPeople = (group: readonly number[], items: readonly Item[]): number =>
  new Set(group.map((at) => items[at]?.by)).size

interface Group {
  readonly number: number
  members: number[]
  /** Sum of the members' vectors; absent: it was never compared, or has gone into another. */
  sum?: Map<number, number> | undefined
}

/** The strongest pairs first; two groups join where the mean likeness between their members reaches `COHESION`. */
function joinByCohesion(vectors: readonly Vector[], edges: readonly Edge[]): number[][] {
  const groupOf: Group[] = vectors.map((_, at) => ({ number: at, members: [at] }))
  // Two large groups meet by many edges: what was refused is not reckoned again while neither has grown.
  const refused = new Map<number, number>()
  for (const { a, b } of edges) {
    const [one, other] = [groupOf[a], groupOf[b]]
    if (one === undefined || other === undefined || one === other) continue
    const [large, small] = one.members.length >= other.members.length ? [one, other] : [other, one]
    const pair = small.number * vectors.length + large.number
    const sizes = small.members.length + large.members.length
    if (refused.get(pair) === sizes) continue
    const [smallSum, largeSum] = [sumOf(small, vectors), sumOf(large, vectors)]
    if (dot(smallSum, largeSum) / (small.members.length * large.members.length) < COHESION) {
      refused.set(pair, sizes)
      continue
    }
    for (const [token, weight] of smallSum) largeSum.set(token, (largeSum.get(token) ?? 0) + weight)
    small.sum = undefined
    large.members.push(...small.members)
    for (const member of small.members) groupOf[member] = large
  }
  return [...new Set(groupOf)].map(({ members }) => members.sort((a, b) => a - b))
}

/** A map for each message costs more than all else: most messages are like no other and never need one. */
const sumOf = (group: Group, vectors: readonly Vector[]): Map<number, number> =>
  (group.sum ??= toMap(vectors[group.number]))

const toMap = (vector: Vector | undefined): Map<number, number> =>
  new Map(vector?.tokens.map((token, at) => [token, vector.weights[at] ?? 0]))

function dot(small: ReadonlyMap<number, number>, large: ReadonlyMap<number, number>): number {
  const [less, more] = small.size <= large.size ? [small, large] : [large, small]
  let sum = 0
  for (const [token, weight] of less) sum += weight * (more.get(token) ?? 0)
  return sum
}
