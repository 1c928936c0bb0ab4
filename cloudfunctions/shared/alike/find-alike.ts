import type { Collection, DocumentStore } from '../documents'
import { queryTokens } from '../kernel/search-text'
import type { AlikeEntry } from './alike-index'
import { LIKE_FROM, likeness } from './likeness'
import type { Rarity } from './rarity'

/** Entries read of each pair; the latest stand first. */
export const PER_TOKEN = 100
/** Pairs that are asked for: some at least, and more of them while they are too rare to find anything. */
const ASKED = { least: 6, most: 16 } as const
/** Entries to be looked at; enough pairs are asked for to find about as many. */
const LOOKED_AT = 400

export interface Alike {
  readonly entry: AlikeEntry
  readonly like: number
}

/** What to ask the index for, rarest first. A title asks for six pairs; a long letter, full of rare ones, for more. */
export function askedTokens(text: string, rarity: Rarity): string[] {
  const rarest = queryTokens(text).sort((a, b) => rarity.weightOf(b) - rarity.weightOf(a))
  const asked: string[] = []
  let expected = 0
  for (const token of rarest) {
    if (asked.length >= ASKED.most || (asked.length >= ASKED.least && expected >= LOOKED_AT)) break
    asked.push(token)
    expected += Math.min(PER_TOKEN, rarity.heldBy(token) ?? PER_TOKEN)
  }
  return asked
}

/**
 * The entries most like a text, likest first, later before earlier: the rarest pairs are asked for side by side and what
 * they find is ranked here. What shares none of them is not found: `bench:similar` reports the recall.
 */
export async function findAlike(
  store: DocumentStore,
  index: Collection<AlikeEntry>,
  rarity: Rarity,
  asked: { readonly text: string; readonly place?: string | undefined },
): Promise<readonly Alike[]> {
  const pages = await Promise.all(
    askedTokens(asked.text, rarity).map((token) =>
      store.query(index, { index: 'by_token', equals: {}, token, direction: 'descending', limit: PER_TOKEN }),
    ),
  )
  const found = new Map<string, AlikeEntry>(pages.flatMap(({ items }) => items.map((one) => [one.id, one])))
  const like = likeness(rarity)({ tokens: queryTokens(asked.text), place: asked.place })
  return [...found.values()]
    .map((entry) => ({ entry, like: like(entry) }))
    .filter((one) => one.like >= LIKE_FROM)
    .sort((a, b) => b.like - a.like || (a.entry.at < b.entry.at ? 1 : -1))
}
