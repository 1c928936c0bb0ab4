/** Of two that share members the same topic: at least this share of the smaller one, and two messages. */
const SAME_FROM = 1 / 3
const LEAST_SHARED = 2

/**
 * Which clusters are topics that are known already, so that what people wrote about a topic stays with it: each topic
 * goes on in at most one cluster and each cluster is at most one topic, the largest overlaps first.
 * @param clusters ids of messages
 * @param topicOf the topic in which a message lay until now; absent: none
 * @returns for each cluster its topic, or null where it is new
 */
export function matchKnown(
  clusters: readonly (readonly string[])[],
  topicOf: ReadonlyMap<string, string>,
): (string | null)[] {
  const sizes = new Map<string, number>()
  for (const topicId of topicOf.values()) sizes.set(topicId, (sizes.get(topicId) ?? 0) + 1)
  const overlaps = clusters.flatMap((members, cluster) => {
    const shared = new Map<string, number>()
    for (const id of members) {
      const topicId = topicOf.get(id)
      if (topicId !== undefined) shared.set(topicId, (shared.get(topicId) ?? 0) + 1)
    }
    return [...shared].map(([topicId, count]) => ({ cluster, topicId, count, of: members.length }))
  })
  overlaps.sort((a, b) => b.count - a.count || a.cluster - b.cluster || (a.topicId < b.topicId ? -1 : 1))
  const found: (string | null)[] = clusters.map(() => null)
  const taken = new Set<string>()
  for (const { cluster, topicId, count, of } of overlaps) {
    const least = Math.max(LEAST_SHARED, SAME_FROM * Math.min(of, sizes.get(topicId) ?? of))
    if (found[cluster] !== null || taken.has(topicId) || count < least) continue
    found[cluster] = topicId
    taken.add(topicId)
  }
  return found
}
