import { scan } from '../../shared/documents'
import { derivedId } from '../../shared/kernel/ids'
import { shanghaiDay, startOfShanghaiDay } from '../../shared/kernel/local-date'
import type { More, TopicsDeps } from '../deps'
import { clusterMessages, LEAST_MESSAGES, LEAST_PEOPLE } from '../domain/cluster'
import { matchKnown } from '../domain/known-topics'
import { type Arrangement, arrange, type Lying, pathOf } from '../domain/merging'
import { type Rarity, rarityIn } from '../domain/rarity'
import { unpack } from '../pack'
import { readState, windowStart } from '../state'
import { NOWHERE, signatureParts, type TopicMember, topicMembers, topics, type TopicsState } from '../topics.store'
import { putState } from './take-in'
import { isAsStored, keepTopic, type WindowItem } from './keep-topic'
import { readTrees } from './topic-tree'

/** Topics kept of a run, the largest: more, nobody reads. */
export const MOST_TOPICS = 50

/**
 * Sorts the messages of both windows into topics, from their signatures alone; a topic goes on under its id where it
 * shares its messages with one of before. Only what changed is written, topic by topic, so that a run which is cut off
 * is carried on by the next. What people took out or merged is put over what the sort found. Nothing new since the last
 * run, nothing decided and the same day: nothing to do.
 * @returns whether the run ended whole
 */
export async function findTopics(deps: TopicsDeps, { goOn }: More): Promise<boolean> {
  const now = deps.clock.now()
  const today = shanghaiDay(now)
  const before = await readState(deps.store, now)
  if (isUpToDate(before, today)) return true
  const state = await beginRun(deps)
  const window = await readWindow(deps, windowStart(today))
  const known = await readMembers(deps, windowStart(today))
  const clusters = clusterMessages(window.items).slice(0, MOST_TOPICS)
  const ids = nameTopics(clusters, matchKnown(clusters, toldApart(known)))
  const trees = await readTrees(deps.store, ids)
  const arranged = arrange(clusters, ids, (id) => lyingOf(known.get(id)), trees.parentOf)
  const kept = new Set<string>()
  const run = { deps, known, rarity: window.rarity, run: state.run, today, placed: arranged.placed, ...trees }
  let written = 0
  for (const [id, members] of found(arranged, window, trees.parentOf)) {
    kept.add(id)
    const hasTime = goOn()
    if (isAsStored(run, { id, members }, hasTime)) continue
    // Sorting may have taken all the time there was, and will take it again: each run gets further by a topic at least.
    if (!hasTime && written > 0) return false
    await keepTopic(run, { id, members })
    written += 1
  }
  await freeStrays(deps, known, arranged.placed, kept)
  await letPass(deps, kept)
  const seen = { taken: state.taken, decided: state.decided ?? 0, on: today, at: now }
  await deps.store.transact(async (transaction) => {
    const latest = await readState(transaction, now)
    putState(transaction, { ...latest, ended: state.run, seen })
  })
  return true
}

const isUpToDate = ({ seen, taken, decided = 0 }: TopicsState, today: string): boolean =>
  seen?.taken === taken && (seen.decided ?? 0) === decided && seen.on === today

/**
 * Topics with enough messages of enough people, also after what was taken out; what was merged into one of them goes on with
 * it, however few. The largest clusters first.
 */
function* found(
  { under }: Arrangement,
  { byId }: Window,
  parentOf: ReadonlyMap<string, string>,
): Generator<readonly [string, readonly WindowItem[]]> {
  const itemsOf = (id: string): WindowItem[] => (under.get(id) ?? []).flatMap((one) => byId.get(one) ?? [])
  const enough = new Set([...under.keys()].filter((id) => isEnough(itemsOf(id))))
  for (const id of under.keys()) if (pathOf(id, parentOf).some((one) => enough.has(one))) yield [id, itemsOf(id)]
}

const isEnough = (members: readonly WindowItem[]): boolean =>
  members.length >= LEAST_MESSAGES && new Set(members.map(({ by }) => by)).size >= LEAST_PEOPLE

/** By what a cluster is known again: also by the messages that were taken out of it. */
const toldApart = (known: ReadonlyMap<string, TopicMember>): Map<string, string> =>
  new Map(
    [...known].flatMap(([id, { topicId, taken }]) => {
      const lay = topicId === NOWHERE ? taken?.at(-1)?.path[0] : topicId
      return lay === undefined ? [] : [[id, lay] as const]
    }),
  )

const lyingOf = (member: TopicMember | undefined): Lying | undefined =>
  member && { topicId: member.topicId === NOWHERE ? null : member.topicId, taken: member.taken ?? [] }

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

/** A message of the window as it was stored: its signature is unpacked for the moment that somebody looks at it. */
class Kept implements WindowItem {
  constructor(
    readonly id: string,
    readonly by: string,
    readonly at: string,
    readonly on: string,
    private readonly packed: string,
  ) {}
  get signature() {
    return unpack(this.packed)
  }
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
      for (const { id, by, at, packed } of part.items) items.push(new Kept(id, by, at, part.day, packed))
    cursor = page.nextCursor ?? undefined
  } while (cursor !== undefined)
  return {
    items,
    byId: new Map(items.map((item) => [item.id, item])),
    rarity: rarityIn(items),
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

/** Messages of the window that this run finds in no topic leave the one that they lay in, where that goes on. What was decided of them stays. */
async function freeStrays(
  { store }: TopicsDeps,
  known: ReadonlyMap<string, TopicMember>,
  placed: ReadonlyMap<string, string>,
  current: ReadonlySet<string>,
): Promise<void> {
  const strays = [...known.values()].filter(({ id, topicId }) => !placed.has(id) && current.has(topicId))
  for (let from = 0; from < strays.length; from += FREED_AT_ONCE)
    await store.transact(async (transaction) => {
      for (const { id, topicId } of strays.slice(from, from + FREED_AT_ONCE)) {
        const member = await transaction.get(topicMembers, id)
        if (member?.topicId !== topicId) continue
        if (member.taken === undefined) transaction.remove(topicMembers, member)
        else transaction.put(topicMembers, { ...member, topicId: NOWHERE })
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
