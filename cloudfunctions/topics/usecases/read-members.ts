import { type Message, messages } from '../../messages'
import type { DocumentReader, DocumentStore, Page } from '../../shared/documents'
import { encodeCursor } from '../../shared/documents/query-plan'
import { isTakenOut } from '../domain/merging'
import { type TopicMember, topicMembers } from '../topics.store'
import type { TopicTree } from './topic-tree'

const SIDE_BY_SIDE = 25

/** The messages of a topic and of all that was merged into it, the latest first; without what was taken out of it. */
export async function membersOf(
  store: DocumentStore,
  tree: TopicTree,
  { limit, cursor }: { readonly limit: number; readonly cursor?: string | undefined },
): Promise<Page<TopicMember>> {
  const pages = await Promise.all(
    tree.ids.map((topicId) =>
      store.query(topicMembers, {
        index: 'latest',
        equals: { topicId },
        direction: 'descending',
        limit,
        ...(cursor === undefined ? {} : { cursor }),
      }),
    ),
  )
  const all = pages.flatMap(({ items }) => items).sort(latestFirst)
  const page = all.slice(0, limit)
  const last = page.at(-1)
  const more = all.length > limit || pages.some(({ nextCursor }) => nextCursor !== null)
  return {
    items: page.filter(({ topicId, taken }) => !isTakenOut(taken, tree.pathFrom(topicId))),
    // A place in the order, and the same for every topic of the merging.
    nextCursor: more && last !== undefined ? encodeCursor(last.submittedAt, last.id) : null,
  }
}

const latestFirst = (a: TopicMember, b: TopicMember): number =>
  a.submittedAt === b.submittedAt ? (a.id < b.id ? 1 : -1) : a.submittedAt < b.submittedAt ? 1 : -1

/** In the order given; what is gone is left out. */
export async function readMessages(reader: DocumentReader, ids: readonly string[]): Promise<Message[]> {
  const found: Message[] = []
  for (let from = 0; from < ids.length; from += SIDE_BY_SIDE) {
    const page = await Promise.all(ids.slice(from, from + SIDE_BY_SIDE).map((id) => reader.get(messages, id)))
    found.push(...page.filter((message): message is Message => message !== null))
  }
  return found
}
