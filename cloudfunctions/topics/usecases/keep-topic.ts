import { type Message, messages, staysPrivate } from '../../messages'
import { sha256 } from '../../shared/kernel/ids'
import type { Instant, LocalDate } from '../../shared/kernel/local-date'
import type { TopicsDeps } from '../deps'
import type { Item } from '../domain/cluster'
import { describe, type ReadText } from '../domain/describe'
import { labelOf } from '../domain/label'
import { purityOf } from '../domain/purity'
import type { Rarity } from '../domain/rarity'
import { type Trend, trendOf } from '../domain/trend'
import { type StoredTopic, type TopicMember, topicMembers, topics } from '../topics.store'

/** What a run knows of a message of the window. */
export interface WindowItem extends Item {
  readonly at: Instant
  readonly on: LocalDate
}

/** What a run hands to each of its topics. */
export interface Run {
  readonly deps: TopicsDeps
  /** Where messages of the window lay until now. */
  readonly known: ReadonlyMap<string, TopicMember>
  readonly rarity: Rarity
  readonly run: number
  readonly today: LocalDate
}

/** Texts that a topic's words are found in, the latest; one a person. */
const TEXTS_READ = 40
/** Messages asked for side by side. */
const SIDE_BY_SIDE = 10
const WRITTEN_AT_ONCE = 40

/** Writes one topic as this run finds it, with the messages that came into it. */
export async function keepTopic(
  { deps, known, rarity, run, today }: Run,
  { id, members }: { readonly id: string; readonly members: readonly WindowItem[] },
): Promise<void> {
  const { store } = deps
  const basis = basisOf(members)
  const before = await store.get(topics, id)
  const same = before !== null && before.basis === basis && before.words.length > 0
  const named = same ? before : await nameFrom(deps, members, rarity)
  const days = members.map(({ on }) => on).sort()
  const trend = trendOf(days, today)
  const next = {
    id,
    sortKey: sortKeyOf(trend),
    label: named.label,
    words: named.words,
    places: named.places,
    ...trend,
    people: new Set(members.map(({ by }) => by)).size,
    firstOn: before !== null && before.firstOn < (days[0] ?? today) ? before.firstOn : (days[0] ?? today),
    lastOn: days.at(-1) ?? today,
    basis,
  }
  await store.transact(async (transaction) => {
    const topic = await transaction.get(topics, id)
    if (topic === null) transaction.insert(topics, { ...next, state: 'current' })
    else transaction.put(topics, { ...topic, ...next, state: topic.state === 'dismissed' ? 'dismissed' : 'current' })
  })
  const coming = members.filter((member) => known.get(member.id)?.topicId !== id)
  for (let from = 0; from < coming.length; from += WRITTEN_AT_ONCE)
    await store.transact(async (transaction) => {
      for (const member of coming.slice(from, from + WRITTEN_AT_ONCE)) {
        const lies = await transaction.get(topicMembers, member.id)
        if (lies?.topicId === id) continue
        const joinKey = `${runKey(run)}|${member.id}`
        if (lies === null)
          transaction.insert(topicMembers, { id: member.id, topicId: id, submittedAt: member.at, joinKey })
        else transaction.put(topicMembers, { ...lies, topicId: id, joinKey })
      }
    })
}

/** Whether the words of a topic have to be looked for again. */
const basisOf = (members: readonly WindowItem[]): string => sha256(members.map(({ id }) => id).join(' ')).slice(0, 16)

export const runKey = (run: number): string => String(run).padStart(9, '0')

/** What rises first, the most messages first. ASCII. */
const sortKeyOf = ({ direction, now, before }: Trend): string =>
  `${direction === 'new' || direction === 'rising' ? 0 : direction === 'steady' ? 1 : 2}|` +
  String(9_999_999 - now).padStart(7, '0') +
  String(9_999_999 - before).padStart(7, '0')

/**
 * The words and places of a topic, from one text a person, so that each stands in what two people wrote. Not read:
 * children's texts, what was taken back, and what a machine pointed at until a person let it be shown; they only count.
 */
async function nameFrom(
  { store }: TopicsDeps,
  members: readonly WindowItem[],
  rarity: Rarity,
): Promise<Pick<StoredTopic, 'label' | 'words' | 'places'>> {
  const latest = [...members].sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : a.id < b.id ? -1 : 1))
  const oneEach = [...new Map(latest.map((member) => [member.by, member])).values()].slice(0, TEXTS_READ)
  const texts: ReadText[] = []
  for (let from = 0; from < oneEach.length; from += SIDE_BY_SIDE) {
    const page = oneEach.slice(from, from + SIDE_BY_SIDE)
    const found = await Promise.all(page.map(({ id }) => store.get(messages, id)))
    texts.push(...found.flatMap((message) => (message !== null && mayBeRead(message) ? [toText(message)] : [])))
  }
  const description = describe(texts, rarity)
  return { label: labelOf(description, purityOf(texts, description)), ...description }
}

const mayBeRead = (message: Message): boolean =>
  message.kind !== 'report' && message.minor !== true && message.status !== 'withdrawn' && !staysPrivate(message)

const toText = ({ title, body, place, district }: Message): ReadText => ({ title, body, place: place ?? district })
