import type { TopicDetail, TopicsContract } from '../../../types/topics.contract'
import type { OutputOf, ParsedInputOf } from '../../../types/wire.contract'
import { publicAnswers } from '../../answers'
import { auditList } from '../../audit'
import { isOpen, type Message, messages } from '../../messages'
import type { Actor } from '../../shared/kernel/actor'
import { DomainError } from '../../shared/kernel/domain-error'
import { addDays, shanghaiDay } from '../../shared/kernel/local-date'
import { firstDraft } from '../copy'
import type { TopicsDeps } from '../deps'
import { WINDOW_DAYS } from '../domain/trend'
import { readState } from '../state'
import {
  type StoredLink,
  type StoredTopic,
  type StoredTopicDraft,
  topicDrafts,
  topicLinks,
  topicMembers,
  topics,
} from '../topics.store'
import { mayDo, toDraft, toLink, toTopic } from '../view'
import { MOST_TOPICS } from './find-topics'

type Input<P extends keyof TopicsContract> = ParsedInputOf<TopicsContract[P]>
type Output<P extends keyof TopicsContract> = OutputOf<TopicsContract[P]>

/** Messages looked at for how a topic stands now. */
const MOST_LOOKED_AT = 200
const SIDE_BY_SIDE = 25
const MOST_LINKS = 20
const MOST_UNITS = 5

/** What moves in the city, what rises first. */
export const listTopics = (deps: TopicsDeps) => async (): Promise<Output<'list'>> => {
  const [page, state, links] = await Promise.all([
    deps.store.query(topics, { index: 'by_state', equals: { state: 'current' }, limit: MOST_TOPICS }),
    readState(deps.store, deps.clock.now()),
    deps.store.query(topicLinks, { index: 'by_state', equals: { state: 'active' }, limit: 200 }),
  ])
  const joiners = await joinersOf(deps, links.items)
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
  const [links, draft, standing, range] = await Promise.all([
    linksOf(deps, topic.id),
    latestDraft(deps, topic.id),
    standingOf(deps, topic.id),
    rangeOf(deps),
  ])
  const joiners = await joinersOf(
    deps,
    links.filter(({ state }) => state === 'active'),
  )
  return {
    ...toTopic(topic, joiners.get(topic.id) ?? 0),
    ...range,
    standing,
    links: links.map(toLink),
    draft: draft === null ? null : toDraft(draft),
    may: mayDo(actor),
  }
}

/** The days that the figures are about: both windows up to the last run. */
async function rangeOf({ store, clock }: TopicsDeps): Promise<{ from: string; to: string }> {
  const now = clock.now()
  const { seen } = await readState(store, now)
  const to = seen?.on ?? shanghaiDay(now)
  return { from: addDays(to, 1 - 2 * WINDOW_DAYS), to }
}

const linksOf = async ({ store }: TopicsDeps, topicId: string): Promise<readonly StoredLink[]> =>
  (
    await store.query(topicLinks, {
      index: 'by_topic',
      equals: { topicId },
      direction: 'descending',
      limit: MOST_LINKS,
    })
  ).items

export const latestDraft = async ({ store }: TopicsDeps, topicId: string): Promise<StoredTopicDraft | null> =>
  (await store.query(topicDrafts, { index: 'by_topic', equals: { topicId }, direction: 'descending', limit: 1 }))
    .items[0] ?? null

/** 我也遇到, by topic, of the public answers that are linked. */
async function joinersOf({ store }: TopicsDeps, links: readonly StoredLink[]): Promise<Map<string, number>> {
  const counts = new Map<string, number>()
  await Promise.all(
    links.map(async ({ topicId, answerId }) => {
      if (answerId === undefined) return
      const answer = await store.get(publicAnswers, answerId)
      if (answer?.state === 'public') counts.set(topicId, (counts.get(topicId) ?? 0) + answer.joiners)
    }),
  )
  return counts
}

async function standingOf(deps: TopicsDeps, topicId: string): Promise<TopicDetail['standing']> {
  const found = await latestMessages(deps, topicId)
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

async function latestMessages({ store }: TopicsDeps, topicId: string): Promise<Message[]> {
  const page = await store.query(topicMembers, {
    index: 'latest',
    equals: { topicId },
    direction: 'descending',
    limit: MOST_LOOKED_AT,
  })
  return readMessages(
    store,
    page.items.map(({ id }) => id),
  )
}

async function readMessages(store: TopicsDeps['store'], ids: readonly string[]): Promise<Message[]> {
  const found: Message[] = []
  for (let from = 0; from < ids.length; from += SIDE_BY_SIDE) {
    const page = await Promise.all(ids.slice(from, from + SIDE_BY_SIDE).map((id) => store.get(messages, id)))
    found.push(...page.filter((message): message is Message => message !== null))
  }
  return found
}

/** Its messages, for whoever may read every message (the contract says who). Reports are never among them. */
export const listTopicMessages =
  (deps: TopicsDeps) =>
  async (actor: Actor, { id, cursor, limit }: Input<'messages'>): Promise<Output<'messages'>> => {
    known(await deps.store.get(topics, id), id)
    const page = await deps.store.query(topicMembers, {
      index: 'latest',
      equals: { topicId: id },
      direction: 'descending',
      limit,
      ...(cursor === undefined ? {} : { cursor }),
    })
    const names = await deps.directory.current()
    const found = await readMessages(
      deps.store,
      page.items.map((member) => member.id),
    )
    await auditList(
      deps,
      { actor, action: 'topics.messages', subject: { kind: 'topic', id } },
      found.map((message) => message.id),
    )
    return {
      items: found.map(({ id: messageId, code, title, place, status, unitId, submittedAt }) => ({
        id: messageId,
        code,
        title,
        status,
        submittedAt,
        ...(place === undefined ? {} : { place }),
        ...(unitId === null ? {} : { unitName: names.nameOf(unitId) }),
      })),
      nextCursor: page.nextCursor,
    }
  }

/** 研判专报初稿: figures, places, days and units; what they mean, a person writes. */
export const proposeDraft =
  (deps: TopicsDeps) =>
  async ({ id }: Input<'propose_draft'>): Promise<Output<'propose_draft'>> => {
    const topic = known(await deps.store.get(topics, id), id)
    const [standing, range, directory] = await Promise.all([
      standingOf(deps, id),
      rangeOf(deps),
      deps.directory.current(),
    ])
    const week = topic.byDay.slice(WINDOW_DAYS)
    const most = Math.max(0, ...week)
    const peak = most === 0 ? null : { on: addDays(range.to, week.indexOf(most) + 1 - WINDOW_DAYS), messages: most }
    const { cityName } = directory.document
    return { body: firstDraft({ ...topic, ...range, ...standing, cityName, windowDays: WINDOW_DAYS, peak }) }
  }
