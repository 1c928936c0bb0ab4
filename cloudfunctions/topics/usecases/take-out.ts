import type { TopicDetail, TopicsContract } from '../../../types/topics.contract'
import type { ParsedInputOf } from '../../../types/wire.contract'
import type { Transaction } from '../../shared/documents'
import type { Actor } from '../../shared/kernel/actor'
import { derivedId } from '../../shared/kernel/ids'
import { type Instant, shanghaiDay } from '../../shared/kernel/local-date'
import { TOPICS_COPY } from '../copy'
import type { TopicsDeps } from '../deps'
import { sortKeyOf, withOne } from '../domain/figures'
import { isTakenOut } from '../domain/merging'
import { NOWHERE, type StoredTopic, topicMembers, topicRemovals, topics } from '../topics.store'
import { audit, checkRevision, countDecision, decided, refuse, withDecision } from './decide'
import { joinKeyOf } from './keep-topic'
import { known } from './read-topics'
import { readTree, type TopicTree } from './topic-tree'

type Input = ParsedInputOf<TopicsContract['take_out']>

const removalId = (topicId: string, messageId: string): string => derivedId('topic-removal', topicId, messageId)

/** 移出: the message is not about this. It is kept with the message, so that no run and no link brings it back. */
export const takeOut =
  (deps: TopicsDeps) =>
  (actor: Actor, { id, messageId, revision }: Input): Promise<TopicDetail> =>
    decided(deps, actor, id, async (transaction) => {
      const tree = await treeAsRead(transaction, id, revision)
      const member = await transaction.get(topicMembers, messageId)
      if (member === null || !tree.ids.includes(member.topicId)) return refuse(id, TOPICS_COPY.notInTopic)
      const path = tree.pathFrom(member.topicId)
      if (isTakenOut(member.taken, path)) return refuse(id, TOPICS_COPY.notInTopic)
      const { decision } = await countDecision(transaction, deps)
      const taken = [...(member.taken ?? []), { topicId: id, path }]
      transaction.put(topicMembers, { ...member, topicId: NOWHERE, taken })
      const removal = await transaction.get(topicRemovals, removalId(id, messageId))
      const at = deps.clock.now()
      const record = { topicId: id, state: 'out' as const, messageId, at, by: actor.id, byName: actor.name }
      if (removal === null) transaction.insert(topicRemovals, { ...record, id: removalId(id, messageId) })
      else transaction.put(topicRemovals, { ...record, id: removal.id, version: removal.version })
      count(transaction, deps, tree, path, { on: member.submittedAt, by: -1, decision })
      audit(transaction, deps, actor, 'take_out', id, { messageId })
    })

/**
 * 撤销移出: the message lies where it lay, last among those who are told. Where the sort has laid it into another topic
 * meanwhile, it stays there until the next run. @throws DomainError `invalid_state` when it was not taken out
 */
export const putBack =
  (deps: TopicsDeps) =>
  (actor: Actor, { id, messageId, revision }: Input): Promise<TopicDetail> =>
    decided(deps, actor, id, async (transaction) => {
      const tree = await treeAsRead(transaction, id, revision)
      const member = await transaction.get(topicMembers, messageId)
      const undone = member?.taken?.find(({ topicId }) => tree.ids.includes(topicId))
      if (member === null || undone === undefined) return refuse(id, TOPICS_COPY.notTakenOut)
      const { run, decision } = await countDecision(transaction, deps)
      const left = (member.taken ?? []).filter((one) => one !== undone)
      const topicId = member.topicId === NOWHERE ? (undone.path[0] ?? id) : member.topicId
      const { taken: _, ...bare } = member
      transaction.put(topicMembers, {
        ...bare,
        ...(left.length === 0 ? {} : { taken: left }),
        topicId,
        // Those who are told come after every run that has ended: no link has passed there yet.
        joinKey: joinKeyOf(run + 1, messageId),
      })
      const removal = await transaction.get(topicRemovals, removalId(undone.topicId, messageId))
      if (removal !== null)
        transaction.put(topicRemovals, {
          ...removal,
          state: 'back',
          at: deps.clock.now(),
          by: actor.id,
          byName: actor.name,
        })
      // Lain elsewhere since, it is counted there; taken out of another topic of this merging as well, nowhere.
      const path = tree.ids.includes(topicId) ? tree.pathFrom(topicId) : []
      count(transaction, deps, tree, isTakenOut(left, path) ? [] : path, { on: member.submittedAt, by: 1, decision })
      audit(transaction, deps, actor, 'put_back', id, { messageId })
    })

/** The topic with what was merged into it, as the person had read it. One that was merged itself is decided on there. */
async function treeAsRead(transaction: Transaction, id: string, revision: number): Promise<TopicTree> {
  const topic = known(await transaction.get(topics, id), id)
  checkRevision(topic, revision)
  if (topic.mergedInto !== undefined) refuse(id, TOPICS_COPY.isMerged)
  return readTree(transaction, topic)
}

/** Counts a message in or out of every topic on its path; the one that is shown always carries the decision. */
function count(
  transaction: Transaction,
  { clock }: TopicsDeps,
  { ids, topics: all }: TopicTree,
  path: readonly string[],
  change: { readonly on: Instant; readonly by: 1 | -1; readonly decision: number },
): void {
  const on = shanghaiDay(change.on)
  for (const id of ids) {
    const topic = all.get(id)
    if (topic === undefined || (id !== ids[0] && !path.includes(id))) continue
    const figures = path.includes(id) ? withOne(topic, on, change.by) : topic
    const own = topic.own !== undefined && path[0] === id ? { own: withOne(topic.own, on, change.by) } : {}
    const next: StoredTopic = { ...topic, ...figures, ...own, sortKey: sortKeyOf(figures) }
    transaction.put(topics, withDecision(next, clock.now(), change.decision))
  }
}
