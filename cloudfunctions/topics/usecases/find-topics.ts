import { scan } from '../../shared/documents'
import { derivedId } from '../../shared/kernel/ids'
import { shanghaiDay, startOfShanghaiDay } from '../../shared/kernel/local-date'
import type { More, TopicsDeps } from '../deps'
import { clusterMessages } from '../domain/cluster'
import { matchKnown } from '../domain/known-topics'
import { type Rarity, rarityIn } from '../domain/rarity'
import { unpack } from '../pack'
import { readState, windowStart } from '../state'
import { signatureParts, type TopicMember, topicMembers, topics, type TopicsState } from '../topics.store'
import { putState } from './take-in'
import { keepTopic, type WindowItem } from './keep-topic'

/** Topics kept of a run, the largest: more, nobody reads. */
export const MOST_TOPICS = 50

/**
 * Sorts the messages of both windows into topics, from their signatures alone; a topic goes on under its id where it
 * shares its messages with one of before. Only what changed is written, topic by topic, so that a run which is cut off
 * is carried on by the next. Nothing new since the last run and the same day: nothing to do.
 * @returns whether the run ended whole
 */
export async function findTopics(deps: TopicsDeps, { goOn }: More): Promise<boolean> {
  const now = deps.clock.now()
  const today = shanghaiDay(now)
  const before = await readState(deps.store, now)
  if (before.seen?.taken === before.taken && before.seen.on === today) return true
  const state = await beginRun(deps)
  const window = await readWindow(deps, windowStart(today))
  const known = await readMembers(deps, windowStart(today))
  const clusters = clusterMessages(window.items).slice(0, MOST_TOPICS)
  const matched = matchKnown(clusters, new Map([...known].map(([id, { topicId }]) => [id, topicId])))
  const ids = nameTopics(clusters, matched)
  for (const [at, members] of clusters.entries()) {
    if (!goOn()) return false
    const found = { id: ids[at] ?? '', members: members.flatMap((id) => window.byId.get(id) ?? []) }
    await keepTopic({ deps, known, rarity: window.rarity, run: state.run, today }, found)
  }
  await freeStrays(
    deps,
    known,
    new Map(clusters.flatMap((members, at) => members.map((id) => [id, ids[at] ?? '']))),
    new Set(ids),
  )
  await letPass(deps, new Set(ids))
  await deps.store.transact(async (transaction) => {
    const latest = await readState(transaction, now)
    putState(transaction, { ...latest, ended: state.run, seen: { taken: state.taken, on: today, at: now } })
  })
  return true
}

/** A number of its own for each run; those who are told read it off the members. */
const beginRun = (deps: TopicsDeps): Promise<TopicsState> =>
  deps.store.transact(async (transaction) => {
    const state = await readState(transaction, deps.clock.now())
    const next = { ...state, run: state.run + 1 }
    putState(transaction, next)
    return next
  })

interface Window {
  readonly items: readonly WindowItem[]
  readonly byId: ReadonlyMap<string, WindowItem>
  readonly rarity: Rarity
}

async function readWindow({ store }: TopicsDeps, from: string): Promise<Window> {
  const items: WindowItem[] = []
  // A part is some 100 kB: a page stays far below what one answer of CloudBase may carry.
  let cursor: string | undefined
  do {
    const page = await store.query(signatureParts, {
      index: 'by_day',
      equals: {},
      range: { from },
      limit: 20,
      ...(cursor === undefined ? {} : { cursor }),
    })
    for (const part of page.items)
      for (const { id, by, at, packed } of part.items)
        items.push({ id, by, at, on: part.day, signature: unpack(packed) })
    cursor = page.nextCursor ?? undefined
  } while (cursor !== undefined)
  return {
    items,
    byId: new Map(items.map((item) => [item.id, item])),
    rarity: rarityIn(items.map(({ signature }) => signature)),
  }
}

/** Which messages of the window lie in which topic until now. */
async function readMembers({ store }: TopicsDeps, from: string): Promise<Map<string, TopicMember>> {
  const members = new Map<string, TopicMember>()
  const range = { from: startOfShanghaiDay(from) }
  for await (const page of scan(store, topicMembers, { index: 'by_arrival', equals: {}, range }))
    for (const member of page) members.set(member.id, member)
  return members
}

/** A new topic is named by its first message that names no other: the same run again gives the same names. */
function nameTopics(clusters: readonly (readonly string[])[], matched: readonly (string | null)[]): string[] {
  const taken = new Set(matched.filter((id) => id !== null))
  return clusters.map((members, at) => {
    const known = matched[at]
    if (known !== null && known !== undefined) return known
    const names = members.map((member) => derivedId('topic', member))
    const name = names.find((one) => !taken.has(one)) ?? derivedId('topic', ...members)
    taken.add(name)
    return name
  })
}

const FREED_AT_ONCE = 40

/** Messages of the window that this run finds in no topic leave the one that they lay in, where that goes on. */
async function freeStrays(
  { store }: TopicsDeps,
  known: ReadonlyMap<string, TopicMember>,
  now: ReadonlyMap<string, string>,
  current: ReadonlySet<string>,
): Promise<void> {
  const strays = [...known.values()].filter(({ id, topicId }) => !now.has(id) && current.has(topicId))
  for (let from = 0; from < strays.length; from += FREED_AT_ONCE)
    await store.transact(async (transaction) => {
      for (const { id, topicId } of strays.slice(from, from + FREED_AT_ONCE)) {
        const member = await transaction.get(topicMembers, id)
        if (member?.topicId === topicId) transaction.remove(topicMembers, member)
      }
    })
}

/** Topics that this run does not find any more. They keep their messages, their draft and what is linked to them. */
async function letPass({ store }: TopicsDeps, current: ReadonlySet<string>): Promise<void> {
  for await (const page of scan(store, topics, { index: 'by_state', equals: { state: 'current' } }))
    for (const { id } of page) {
      if (current.has(id)) continue
      await store.transact(async (transaction) => {
        const topic = await transaction.get(topics, id)
        if (topic?.state === 'current') transaction.put(topics, { ...topic, state: 'past' })
      })
    }
}
