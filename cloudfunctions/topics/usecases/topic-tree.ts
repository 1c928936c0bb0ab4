import type { DocumentReader } from '../../shared/documents'
import { MOST_OF_ONE, pathOf } from '../domain/merging'
import { type StoredTopic, topics } from '../topics.store'

/** A topic and all that was merged into it. */
export interface TopicTree {
  /** The topic itself first. */
  readonly ids: readonly string[]
  readonly topics: ReadonlyMap<string, StoredTopic>
  /** Into which each was merged; the first into none here. */
  readonly parentOf: ReadonlyMap<string, string>
  /** From one of them to the first. */
  pathFrom(id: string): string[]
}

/** Reads a topic with all that was merged into it: one read a topic, one in all where nothing was. */
export async function readTree(reader: DocumentReader, topic: StoredTopic): Promise<TopicTree> {
  const found = new Map([[topic.id, topic]])
  const parentOf = new Map<string, string>()
  for (const { id, sources = [] } of found.values()) {
    // A document that a person merges at this very moment may still name a topic that names another.
    for (const source of await readAll(reader, sources)) {
      if (source.mergedInto?.topicId !== id || found.size > MOST_OF_ONE) continue
      found.set(source.id, source)
      parentOf.set(source.id, id)
    }
  }
  return { ids: [...found.keys()], topics: found, parentOf, pathFrom: (id) => pathOf(id, parentOf) }
}

/** What the sort has to know of the topics that it found: each with what it was merged into and what was merged into those. */
export async function readTrees(
  reader: DocumentReader,
  ids: readonly string[],
): Promise<Pick<TopicTree, 'topics' | 'parentOf'>> {
  const [found, parentOf] = [new Map<string, StoredTopic>(), new Map<string, string>()]
  for (const topic of await readAll(reader, ids)) {
    if (found.has(topic.id)) continue
    const tree = await readTree(reader, await topOf(reader, topic))
    for (const [id, one] of tree.topics) found.set(id, one)
    for (const [id, parent] of tree.parentOf) parentOf.set(id, parent)
    found.set(topic.id, topic)
  }
  return { topics: found, parentOf }
}

/** The topic under which one is shown; itself where it was never merged. */
export async function topOf(reader: DocumentReader, topic: StoredTopic): Promise<StoredTopic> {
  let top = topic
  for (let steps = 0; top.mergedInto !== undefined && steps < MOST_OF_ONE; steps += 1) {
    const parent = await reader.get(topics, top.mergedInto.topicId)
    if (parent === null) return top
    top = parent
  }
  return top
}

async function readAll(reader: DocumentReader, ids: readonly string[]): Promise<StoredTopic[]> {
  const found: StoredTopic[] = []
  for (let from = 0; from < ids.length; from += SIDE_BY_SIDE) {
    const page = await Promise.all(ids.slice(from, from + SIDE_BY_SIDE).map((id) => reader.get(topics, id)))
    found.push(...page.filter((one): one is StoredTopic => one !== null))
  }
  return found
}
const SIDE_BY_SIDE = 25
