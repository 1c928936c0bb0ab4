import type { TopicDetail, TopicsContract } from '../../../types/topics.contract'
import type { OutputOf, ParsedInputOf } from '../../../types/wire.contract'
import { publicAnswers } from '../../answers'
import { isOpen } from '../../messages'
import type { Actor } from '../../shared/kernel/actor'
import { DomainError } from '../../shared/kernel/domain-error'
import { addDays, shanghaiDay } from '../../shared/kernel/local-date'
import { firstDraft } from '../copy'
import type { TopicsDeps } from '../deps'
import { countedOn } from '../domain/figures'
import { WINDOW_DAYS } from '../domain/trend'
import { readState } from '../state'
import {
  type StoredLink,
  type StoredTopic,
  type StoredTopicDraft,
  type TopicsState,
  topicDrafts,
  topics,
} from '../topics.store'
import { mayDo, toDecisions, toDraft, toLink, toMerged, toTopic } from '../view'
import { MOST_TOPICS } from './find-topics'
import { activeLinks, linksTo } from './read-links'
import { membersOf, readMessages } from './read-members'
import { readTree, topOf, type TopicTree } from './topic-tree'

type Input<P extends keyof TopicsContract> = ParsedInputOf<TopicsContract[P]>
type Output<P extends keyof TopicsContract> = OutputOf<TopicsContract[P]>

/** Messages looked at for how a topic stands now. */
const MOST_LOOKED_AT = 200
const MOST_UNITS = 5

/** What moves in the city, what rises first. */
export const listTopics = (deps: TopicsDeps) => async (): Promise<Output<'list'>> => {
  const [page, state, links] = await Promise.all([
    deps.store.query(topics, { index: 'by_state', equals: { state: 'current' }, limit: MOST_TOPICS }),
    readState(deps.store, deps.clock.now()),
    activeLinks(deps.store),
  ])
  const joiners = await joinersOf(deps, links, await topsOf(deps, links))
  const items = page.items.map((topic) => toTopic(topic, joiners.get(topic.id) ?? 0))
  const rising = items.filter(({ direction }) => direction === 'new' || direction === 'rising').length
  return { items, asOf: state.seen?.at ?? null, windowDays: WINDOW_DAYS, rising }
}

/** One topic with its figures, how its cases stand, what is linked to it, and the latest draft. */
export const getTopic =
  (deps: TopicsDeps) =>
  async (actor: Actor, { id }: Input<'get'>): Promise<TopicDetail> =>
    toDetail(deps, actor, known(await deps.store.get(topics, id), id))

/** @throws DomainError `not_found` */
export function known(topic: StoredTopic | null, id: string): StoredTopic {
  if (topic === null) throw new DomainError('not_found', { topicId: id })
  return topic
}

export async function toDetail(deps: TopicsDeps, actor: Actor, topic: StoredTopic): Promise<TopicDetail> {
  const tree = await readTree(deps.store, topic)
  const [links, draft, standing, state, top] = await Promise.all([
    linksOf(deps, tree),
    latestDraft(deps, topic.id),
    standingOf(deps, tree),
    readState(deps.store, deps.clock.now()),
    topOf(deps.store, topic),
  ])
  const active = links.filter(({ state: stands }) => stands === 'active')
  const joiners = await joinersOf(deps, active, new Map(tree.ids.map((id) => [id, topic.id])))
  return {
    ...toTopic(topic, joiners.get(topic.id) ?? 0),
    ...rangeOf(topic, deps, state),
    standing,
    links: links.map((link) => toLink(link, link.topicId === topic.id ? undefined : tree.topics.get(link.topicId))),
    draft: draft === null ? null : toDraft(draft),
    ...toDecisions(topic, state),
    ...(top.id === topic.id ? {} : { mergedInto: { id: top.id, label: top.label } }),
    merged: toMerged(topic, tree.topics),
    may: mayDo(actor),
  }
}

/** The days that its figures are about: both windows up to the day on which it was last counted; runs pass over a past one. */
function rangeOf(
  topic: StoredTopic,
  { clock }: TopicsDeps,
  { seen }: Pick<TopicsState, 'seen'>,
): { from: string; to: string } {
  const to = countedOn(topic) ?? seen?.on ?? shanghaiDay(clock.now())
  return { from: addDays(to, 1 - 2 * WINDOW_DAYS), to }
}

/** Of the topic itself first, then of what was merged into it. */
const linksOf = async ({ store }: TopicsDeps, { ids }: TopicTree): Promise<readonly StoredLink[]> =>
  (await Promise.all(ids.map((topicId) => linksTo(store, topicId)))).flat()

/** Under which topic the public answers of a linked one count. */
async function topsOf({ store }: TopicsDeps, links: readonly StoredLink[]): Promise<Map<string, string>> {
  const linked = new Set(links.flatMap(({ topicId, answerId }) => (answerId === undefined ? [] : [topicId])))
  const found = await Promise.all(
    [...linked].map(async (id) => {
      const topic = await store.get(topics, id)
      return [id, topic === null ? id : (await topOf(store, topic)).id] as const
    }),
  )
  return new Map(found)
}

export const latestDraft = async ({ store }: TopicsDeps, topicId: string): Promise<StoredTopicDraft | null> =>
  (await store.query(topicDrafts, { index: 'by_topic', equals: { topicId }, direction: 'descending', limit: 1 }))
    .items[0] ?? null

/** 我也遇到, by topic, of the public answers that are linked to it or to what was merged into it; each answer once. */
async function joinersOf(
  { store }: TopicsDeps,
  links: readonly StoredLink[],
  topOfLinked: ReadonlyMap<string, string>,
): Promise<Map<string, number>> {
  const linked = links.flatMap(({ topicId, answerId }) =>
    answerId === undefined ? [] : [[`${topOfLinked.get(topicId) ?? topicId}|${answerId}`, answerId] as const],
  )
  const counts = new Map<string, number>()
  await Promise.all(
    [...new Map(linked)].map(async ([key, answerId]) => {
      const top = key.slice(0, key.indexOf('|'))
      const answer = await store.get(publicAnswers, answerId)
      if (answer?.state === 'public') counts.set(top, (counts.get(top) ?? 0) + answer.joiners)
    }),
  )
  return counts
}

async function standingOf(deps: TopicsDeps, tree: TopicTree): Promise<TopicDetail['standing']> {
  const latest = await membersOf(deps.store, tree, { limit: MOST_LOOKED_AT })
  const found = await readMessages(
    deps.store,
    latest.items.map(({ id }) => id),
  )
  const names = await deps.directory.current()
  const units = new Map<string, number>()
  for (const { unitId } of found) if (unitId !== null) units.set(unitId, (units.get(unitId) ?? 0) + 1)
  const answered = found.filter(({ status }) => status === 'replied' || status === 'closed')
  return {
    looked: found.length,
    open: found.filter(({ status }) => isOpen(status)).length,
    replied: answered.length,
    units: [...units]
      .map(([unitId, count]) => ({ unitName: names.nameOf(unitId), messages: count }))
      .sort((a, b) => b.messages - a.messages || (a.unitName < b.unitName ? -1 : 1))
      .slice(0, MOST_UNITS),
  }
}

/** 研判专报初稿: figures, places, days and units; what they mean, a person writes. */
export const proposeDraft =
  (deps: TopicsDeps) =>
  async ({ id }: Input<'propose_draft'>): Promise<Output<'propose_draft'>> => {
    const topic = known(await deps.store.get(topics, id), id)
    const [standing, state, directory] = await Promise.all([
      readTree(deps.store, topic).then((tree) => standingOf(deps, tree)),
      readState(deps.store, deps.clock.now()),
      deps.directory.current(),
    ])
    const range = rangeOf(topic, deps, state)
    const week = topic.byDay.slice(WINDOW_DAYS)
    const most = Math.max(0, ...week)
    const peak = most === 0 ? null : { on: addDays(range.to, week.indexOf(most) + 1 - WINDOW_DAYS), messages: most }
    const { cityName } = directory.document
    return { body: firstDraft({ ...topic, ...range, ...standing, cityName, windowDays: WINDOW_DAYS, peak }) }
  }
