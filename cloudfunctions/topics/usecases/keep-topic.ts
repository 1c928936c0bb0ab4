import { type Message, messages, staysPrivate } from '../../messages'
import type { Transaction } from '../../shared/documents'
import { sha256 } from '../../shared/kernel/ids'
import type { Instant, LocalDate } from '../../shared/kernel/local-date'
import type { TopicsDeps } from '../deps'
import { type Item, LEAST_MESSAGES } from '../domain/cluster'
import { describe, type ReadText } from '../domain/describe'
import { figuresOf, sortKeyOf } from '../domain/figures'
import { labelOf } from '../domain/label'
import { isTakenOut, pathOf } from '../domain/merging'
import { purityOf } from '../domain/purity'
import type { Rarity } from '../domain/rarity'
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
  /** In which topic each message was found, without what was merged. */
  readonly placed: ReadonlyMap<string, string>
  /** The topics as they stood when the run had found its own. */
  readonly topics: ReadonlyMap<string, StoredTopic>
  readonly parentOf: ReadonlyMap<string, string>
}

/** Texts that a topic's words are found in, the latest; one a person. */
const TEXTS_READ = 40
/** Messages asked for side by side. */
const SIDE_BY_SIDE = 10
const WRITTEN_AT_ONCE = 40

/**
 * Whether a topic stands as this run finds it. One without words is looked at again while there is time: somebody may have
 * let its texts be read meanwhile.
 */
export function isAsStored(
  { topics: stored, known, placed, today }: Run,
  { id, members }: { readonly id: string; readonly members: readonly WindowItem[] },
  hasTime: boolean,
): boolean {
  const topic = stored.get(id)
  if (topic?.state !== 'current' || (topic.words.length === 0 && hasTime)) return false
  const own = members.filter((member) => placed.get(member.id) === id)
  if (topic.basis !== basisOf(own) || own.some((member) => known.get(member.id)?.topicId !== id)) return false
  const figures: Record<string, unknown> = { ...figuresOf(members, today, topic) }
  const shown = topic as unknown as Readonly<Record<string, unknown>>
  if (Object.keys(figures).some((name) => JSON.stringify(figures[name]) !== JSON.stringify(shown[name]))) return false
  return topic.own === undefined || JSON.stringify(topic.own) === JSON.stringify(figuresOf(own, today, topic))
}

/** Writes one topic as this run finds it, with the messages that came into it. `members`: with those of what was merged. */
export async function keepTopic(
  run: Run,
  { id, members }: { readonly id: string; readonly members: readonly WindowItem[] },
): Promise<void> {
  const { deps, known, placed, today } = run
  const before = run.topics.get(id) ?? null
  const own = members.filter((member) => placed.get(member.id) === id)
  const basis = basisOf(own)
  const figures = figuresOf(members, today, before)
  const merged = (before?.sources ?? []).length > 0
  const next = {
    id,
    ...(await nameOf(run, before, own, basis)),
    ...figures,
    sortKey: sortKeyOf(figures),
    basis,
  }
  await deps.store.transact(async (transaction) => {
    const topic = await transaction.get(topics, id)
    if (topic === null) return transaction.insert(topics, { ...next, state: 'current' })
    // Somebody decided while this run went on: its figures are of before. The next run counts.
    if (topic.decidedAt !== before?.decidedAt) return
    const state = topic.state === 'past' ? 'current' : topic.state
    transaction.put(topics, { ...topic, ...next, ...(merged ? { own: figuresOf(own, today, before) } : {}), state })
  })
  const coming = own.filter((member) => known.get(member.id)?.topicId !== id)
  const path = pathOf(id, run.parentOf)
  for (let from = 0; from < coming.length; from += WRITTEN_AT_ONCE)
    await deps.store.transact(async (transaction) => {
      for (const member of coming.slice(from, from + WRITTEN_AT_ONCE))
        await putMember(transaction, member, path, run.run)
    })
}

/** Lays a message into the topic at the beginning of the path, unless somebody has taken it out of there. */
async function putMember(
  transaction: Transaction,
  { id, at }: WindowItem,
  path: readonly string[],
  run: number,
): Promise<void> {
  const [topicId = ''] = path
  const lies = await transaction.get(topicMembers, id)
  if (lies?.topicId === topicId || isTakenOut(lies?.taken, path)) return
  const joinKey = joinKeyOf(run, id)
  if (lies === null) transaction.insert(topicMembers, { id, topicId, submittedAt: at, joinKey })
  else transaction.put(topicMembers, { ...lies, topicId, joinKey })
}

/** A topic keeps its words while its own messages are the same, and where only what was merged into it goes on. */
async function nameOf(
  { deps, rarity }: Run,
  before: StoredTopic | null,
  own: readonly WindowItem[],
  basis: string,
): Promise<Pick<StoredTopic, 'label' | 'words' | 'places'>> {
  const same = before !== null && before.words.length > 0 && (before.basis === basis || own.length < LEAST_MESSAGES)
  if (!same) return nameFrom(deps, own, rarity)
  const { label, words, places } = before
  return { label, words, places }
}

/** Whether the words of a topic have to be looked for again. */
const basisOf = (members: readonly WindowItem[]): string => sha256(members.map(({ id }) => id).join(' ')).slice(0, 16)

export const runKey = (run: number): string => String(run).padStart(9, '0')

/** Where a message stands in the order of those who are told. */
export const joinKeyOf = (run: number, messageId: string): string => `${runKey(run)}|${messageId}`

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
