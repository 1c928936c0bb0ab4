import {
  type Collection,
  defineCollection,
  type DocumentReader,
  type DocumentStore,
  scan,
  type StoredDocument,
} from '../documents'
import type { Clock } from '../kernel/clock'
import { keptFor } from '../kernel/kept-for'
import type { Instant } from '../kernel/local-date'
import type { AlikeEntry } from './alike-index'
import { isMark } from './alike-tokens'
import { bucketOf, BUCKETS, countedRarity, type Rarity, UNCOUNTED } from './rarity'

/** How often pairs stand in one index; id = the index's name. */
export interface WordCounts extends StoredDocument {
  readonly countedAt: Instant
  readonly entries: number
  /** By bucket a byte: `ln(1 + count) × STEPS`, to within 5 %; base64. */
  readonly counts: string
  /** How many entries bear a mark; absent: counted before there were marks. */
  readonly marks?: readonly { readonly mark: string; readonly entries: number }[]
}
export const wordCounts = defineCollection<WordCounts>('word_counts', [])

/** Entries that are counted, the latest: what is rare among these is rare. */
const MOST_COUNTED = 200_000
/** A byte holds counts up to some 340,000. */
const STEPS = 20

/** Counts an index anew. Whatever time ends in the middle counts the latest alone. @returns how many entries it read */
export async function countWords(
  store: DocumentStore,
  index: Collection<AlikeEntry>,
  { now, goOn }: { readonly now: Instant; readonly goOn: () => boolean },
): Promise<number> {
  const counts = new Int32Array(BUCKETS)
  const marks = new Map<string, number>()
  let entries = 0
  for await (const page of scan(store, index, { index: 'by_time', equals: {}, direction: 'descending' })) {
    for (const { tokens } of page) {
      const buckets = new Set(tokens.filter((token) => !isMark(token)).map(bucketOf))
      for (const bucket of buckets) counts[bucket] = (counts[bucket] ?? 0) + 1
      for (const mark of tokens.filter(isMark)) marks.set(mark, (marks.get(mark) ?? 0) + 1)
    }
    entries += page.length
    if (entries >= MOST_COUNTED || !goOn()) break
  }
  const bytes = Buffer.from(Uint8Array.from(counts, (count) => Math.min(255, Math.round(Math.log1p(count) * STEPS))))
  await store.transact(async (transaction) => {
    const present = await transaction.get(wordCounts, index.name)
    const counted = {
      id: index.name,
      countedAt: now,
      entries,
      counts: bytes.toString('base64'),
      marks: [...marks].map(([mark, bearing]) => ({ mark, entries: bearing })),
    }
    if (present === null) transaction.insert(wordCounts, counted)
    else transaction.put(wordCounts, { ...counted, version: present.version })
  })
  return entries
}

/** The rarity that was counted last; nothing counted: by the characters alone. */
export async function readRarity(reader: DocumentReader, index: Collection<AlikeEntry>): Promise<Rarity> {
  const counted = await reader.get(wordCounts, index.name)
  if (counted === null) return UNCOUNTED
  const bytes = Buffer.from(counted.counts, 'base64')
  return countedRarity(
    Float64Array.from(bytes, (step) => Math.expm1(step / STEPS)),
    counted.entries,
    new Map(counted.marks?.map(({ mark, entries }) => [mark, entries])),
  )
}

/** Counted once a night: a process may rank by what it read within the last minutes. */
const FRESH_MS = 300_000

/** The rarity of an index as this process knows it. */
export const rarityFor = (store: DocumentStore, index: Collection<AlikeEntry>, clock: Clock): (() => Promise<Rarity>) =>
  keptFor(FRESH_MS, clock, () => readRarity(store, index))
