/** What a person decided of a message: it is not about this topic. Kept with the message, so that every run obeys it. */
export interface TakenOut {
  /** The topic that it was taken out of. */
  readonly topicId: string
  /** From the topic that it lay in to that one; the two differ where one was merged into the other. */
  readonly path: readonly string[]
}

/** Topics of one merging, its own one among them: more are a matter for a campaign, not for a topic. */
export const MOST_OF_ONE = 20

/**
 * The topics from one to the one that it is shown under, both ends with it; alone where it was never merged.
 * @param parentOf the topic into which one was merged
 */
export function pathOf(id: string, parentOf: ReadonlyMap<string, string>): string[] {
  const path = [id]
  for (let parent = parentOf.get(id); parent !== undefined; parent = parentOf.get(parent)) {
    if (path.includes(parent)) throw new Error('topics are merged in a circle')
    path.push(parent)
  }
  return path
}

/** Whether a message that the sort puts in a topic stays out of it, by what was decided of any topic on its path. */
export const isTakenOut = (taken: readonly TakenOut[] | undefined, path: readonly string[]): boolean =>
  (taken ?? []).some((one) => one.path.some((id) => path.includes(id)))

/** Where a message lies until now; `topicId` null: nowhere. */
export interface Lying {
  readonly topicId: string | null
  readonly taken: readonly TakenOut[]
}

/** The sort as people see it. */
export interface Arrangement {
  /** The topic that each message was found in. */
  readonly placed: ReadonlyMap<string, string>
  /** Messages of a topic and of all that was merged into it, for every topic that has some. */
  readonly under: ReadonlyMap<string, readonly string[]>
}

/**
 * Puts what people decided over what the sort found: what was taken out stays out, what was merged counts for all that it
 * was merged into. Within one merging a message keeps the topic that it lay in, so that a merging can be undone.
 * @param clusters messages by cluster
 * @param ids the topic of each cluster
 */
export function arrange(
  clusters: readonly (readonly string[])[],
  ids: readonly string[],
  lies: (messageId: string) => Lying | undefined,
  parentOf: ReadonlyMap<string, string>,
): Arrangement {
  const placed = new Map<string, string>()
  const under = new Map<string, string[]>()
  clusters.forEach((members, at) => {
    const found = ids[at] ?? ''
    const root = pathOf(found, parentOf).at(-1)
    for (const member of members) {
      const { topicId = null, taken = [] } = lies(member) ?? {}
      const path = topicId === null ? [] : pathOf(topicId, parentOf)
      const kept = path.at(-1) === root ? path : pathOf(found, parentOf)
      if (isTakenOut(taken, kept)) continue
      placed.set(member, kept[0] ?? found)
      for (const id of kept) {
        const there = under.get(id)
        if (there === undefined) under.set(id, [member])
        else there.push(member)
      }
    }
  })
  return { placed, under }
}

/** What a merging depends on. */
export interface Mergeable {
  readonly id: string
  readonly state: string
}
export type MergeRefusal = 'itself' | 'dismissed' | 'merged' | 'tooMany'

/**
 * Why `other` cannot be merged into `target`; null: it can. Only topics that stand by themselves are merged, so that no
 * circle comes about. @param together topics of both after it
 */
export function mergeRefusal(target: Mergeable, other: Mergeable, together: number): MergeRefusal | null {
  const states = [target.state, other.state]
  if (target.id === other.id) return 'itself'
  if (states.includes('dismissed')) return 'dismissed'
  if (states.includes('merged')) return 'merged'
  return together > MOST_OF_ONE ? 'tooMany' : null
}
