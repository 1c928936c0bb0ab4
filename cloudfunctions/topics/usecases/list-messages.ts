import type { TopicMessageRow, TopicsContract } from '../../../types/topics.contract'
import type { OutputOf, ParsedInputOf } from '../../../types/wire.contract'
import { auditList } from '../../audit'
import type { Directory } from '../../hall'
import type { Message } from '../../messages'
import type { Actor } from '../../shared/kernel/actor'
import type { TopicsDeps } from '../deps'
import { type TopicRemoval, topicRemovals, topics } from '../topics.store'
import { membersOf, readMessages } from './read-members'
import { known } from './read-topics'
import { readTree } from './topic-tree'

type Input<P extends keyof TopicsContract> = ParsedInputOf<TopicsContract[P]>
type Output<P extends keyof TopicsContract> = OutputOf<TopicsContract[P]>

/** Its messages, for whoever may read every message (the contract says who). Reports are never among them. */
export const listTopicMessages =
  (deps: TopicsDeps) =>
  async (actor: Actor, { id, cursor, limit }: Input<'messages'>): Promise<Output<'messages'>> => {
    const topic = known(await deps.store.get(topics, id), id)
    const page = await membersOf(deps.store, await readTree(deps.store, topic), { limit, cursor })
    const names = await deps.directory.current()
    const found = await readMessages(
      deps.store,
      page.items.map((member) => member.id),
    )
    await note(deps, actor, 'topics.messages', id, found)
    return { items: found.map((message) => toRow(message, names)), nextCursor: page.nextCursor }
  }

const MOST_TAKEN_OUT = 200

/** What was taken out of a topic and of all that was merged into it. */
export const listTakenOut =
  (deps: TopicsDeps) =>
  async (actor: Actor, { id }: Input<'taken_out'>): Promise<Output<'taken_out'>> => {
    const tree = await readTree(deps.store, known(await deps.store.get(topics, id), id))
    const pages = await Promise.all(
      tree.ids.map((topicId) =>
        deps.store.query(topicRemovals, {
          index: 'by_topic',
          equals: { topicId, state: 'out' },
          direction: 'descending',
          limit: MOST_TAKEN_OUT,
        }),
      ),
    )
    const latestFirst = pages.flatMap(({ items }) => items).sort((a, b) => (a.at < b.at ? 1 : -1))
    // A message may have been taken out of several topics before they were merged: of these removals the latest counts.
    const removals = new Map<string, TopicRemoval>()
    for (const one of latestFirst) if (!removals.has(one.messageId)) removals.set(one.messageId, one)
    const names = await deps.directory.current()
    const found = await readMessages(deps.store, [...removals.keys()].slice(0, MOST_TAKEN_OUT))
    await note(deps, actor, 'topics.taken_out', id, found)
    return {
      items: found.map((message) => {
        const { at = message.submittedAt, byName = '' } = removals.get(message.id) ?? {}
        return { ...toRow(message, names), takenOut: { at, byName } }
      }),
    }
  }

const note = (
  deps: TopicsDeps,
  actor: Actor,
  action: string,
  id: string,
  found: readonly Message[],
): ReturnType<typeof auditList> =>
  auditList(
    deps,
    { actor, action, subject: { kind: 'topic', id } },
    found.map((message) => message.id),
  )

const toRow = (
  { id, code, title, place, status, unitId, submittedAt }: Message,
  names: Pick<Directory, 'nameOf'>,
): TopicMessageRow => ({
  id,
  code,
  title,
  status,
  submittedAt,
  ...(place === undefined ? {} : { place }),
  ...(unitId === null ? {} : { unitName: names.nameOf(unitId) }),
})
