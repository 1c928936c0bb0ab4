import type { TopicDetail, TopicsContract } from '../../../types/topics.contract'
import type { OutputOf, ParsedInputOf } from '../../../types/wire.contract'
import type { Transaction } from '../../shared/documents'
import { type Actor, hasRole } from '../../shared/kernel/actor'
import { DomainError } from '../../shared/kernel/domain-error'
import { TOPICS_COPY } from '../copy'
import type { TopicsDeps } from '../deps'
import { type Figures, sortKeyOf, sumOf } from '../domain/figures'
import { mergeRefusal, type MergeRefusal } from '../domain/merging'
import { type StoredTopic, topics } from '../topics.store'
import { audit, checkRevision, countDecision, decided, refuse, withDecision } from './decide'
import { countCases } from './preview-telling'
import { linksTo } from './read-links'
import { known } from './read-topics'
import { readTree } from './topic-tree'

type Input<P extends keyof TopicsContract> = ParsedInputOf<TopicsContract[P]>

const REFUSALS: Record<Exclude<MergeRefusal, 'itself'>, string> = {
  dismissed: TOPICS_COPY.dismissedMerge,
  merged: TOPICS_COPY.isMerged,
  tooMany: TOPICS_COPY.tooManyMerged,
}

/** 合并: `other` is about the same; it counts with this topic until they are parted. Nothing of either is lost. */
export const mergeTopics =
  (deps: TopicsDeps) =>
  async (actor: Actor, { id, other, revision, otherRevision }: Input<'merge'>): Promise<TopicDetail> => {
    const links = (await linksTo(deps.store, id)).filter(({ state }) => state === 'active')
    return decided(deps, actor, id, async (transaction) => {
      const [target, source] = await both(transaction, id, other)
      checkRevision(target, revision)
      checkRevision(source, otherRevision)
      const trees = [await readTree(transaction, target), await readTree(transaction, source)] as const
      check(target, source, trees[0].ids.length + trees[1].ids.length)
      // Linking raises the revision: no link can have come since they were looked for.
      if (links.length > 0 && !hasRole(actor, 'chief'))
        throw new DomainError('forbidden', { topicId: id }, { say: TOPICS_COPY.mergeTells })
      const { decision } = await countDecision(transaction, deps)
      const at = deps.clock.now()
      const own = target.own ?? figuresIn(target)
      const parts = [own, ...(target.sources ?? []).flatMap((one) => trees[0].topics.get(one) ?? []), source]
      const state = target.state === 'past' ? source.state : target.state
      const sources = [...(target.sources ?? []), other]
      transaction.put(topics, withDecision({ ...withFigures(target, parts), own, state, sources }, at, decision))
      const mergedInto = { topicId: id, at, by: actor.id, byName: actor.name }
      transaction.put(topics, withDecision({ ...source, state: 'merged', mergedInto }, at, decision))
      audit(transaction, deps, actor, 'merge', id, { other })
    })
  }

/** 分开: each stands by itself with what lies in it. @throws DomainError `invalid_state` when they are not merged */
export const unmergeTopics =
  (deps: TopicsDeps) =>
  (actor: Actor, { id, other, revision }: Input<'unmerge'>): Promise<TopicDetail> =>
    decided(deps, actor, id, async (transaction) => {
      const [target, source] = await both(transaction, id, other)
      checkRevision(target, revision)
      if (source.mergedInto?.topicId !== id) refuse(id, TOPICS_COPY.notMerged)
      const { decision } = await countDecision(transaction, deps)
      const at = deps.clock.now()
      const { mergedInto: _, ...parted } = source
      transaction.put(topics, withDecision({ ...parted, state: 'current' }, at, decision))
      const left = (target.sources ?? []).filter((one) => one !== other)
      const { own = figuresIn(target), sources: __, ...alone } = target
      const tree = await readTree(transaction, { ...target, sources: left })
      const parts = [own, ...left.flatMap((one) => tree.topics.get(one) ?? [])]
      const merged = left.length === 0 ? {} : { own, sources: left }
      const { own: ___, ...bare } = withFigures(alone, parts)
      transaction.put(topics, withDecision({ ...bare, ...merged }, at, decision))
      audit(transaction, deps, actor, 'unmerge', id, { other })
    })

/** How many cases would count with the topic, and how many owners its links would tell. */
export const previewMerge =
  (deps: TopicsDeps) =>
  async ({ id, other }: Input<'preview_merge'>): Promise<OutputOf<TopicsContract['preview_merge']>> => {
    const [target, source] = await both(deps.store, id, other)
    const trees = [await readTree(deps.store, target), await readTree(deps.store, source)] as const
    check(target, source, trees[0].ids.length + trees[1].ids.length)
    const links = (await linksTo(deps.store, id)).filter(({ state }) => state === 'active')
    const { looked, more, counts } = await countCases(deps, trees[1], links)
    return {
      looked,
      more,
      messages: source.now + source.before,
      links: links.length,
      tells: counts.tells,
      revision: target.revision ?? 0,
      otherRevision: source.revision ?? 0,
    }
  }

async function both(
  reader: Pick<Transaction, 'get'>,
  id: string,
  other: string,
): Promise<readonly [StoredTopic, StoredTopic]> {
  const target = known(await reader.get(topics, id), id)
  return [target, other === id ? target : known(await reader.get(topics, other), other)]
}

function check(target: StoredTopic, source: StoredTopic, together: number): void {
  const refusal = mergeRefusal(target, source, together)
  if (refusal === 'itself') throw new DomainError('invalid_input', {}, { fields: { other: TOPICS_COPY.mergeItself } })
  if (refusal !== null) refuse(target.id, REFUSALS[refusal])
}

const figuresIn = ({ now, before, people, direction, percent, byDay, firstOn, lastOn }: Figures): Figures => ({
  now,
  before,
  people,
  direction,
  percent,
  byDay,
  firstOn,
  lastOn,
})

function withFigures(topic: StoredTopic, parts: readonly Figures[]): StoredTopic {
  const figures = sumOf(parts)
  return { ...topic, ...figures, sortKey: sortKeyOf(figures) }
}
