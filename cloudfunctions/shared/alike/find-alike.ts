import type { Collection, DocumentStore } from '../documents'
import type { AlikeEntry } from './alike-index'
import { LIKE_FROM, likeness } from './likeness'
import type { Rarity } from './rarity'
import { alikeTokens } from './alike-tokens'

/** Pairs that are asked for: some at least, and more of them while they are too rare to find much. */
const ASKED = { least: 4, most: 24, uncounted: 6 } as const
/** Entries to be looked at: about as many are asked for, those of the rarest pairs first. */
const LOOKED_AT = 250
/** Sizes of a page, few so that a store may keep its queries prepared. */
const PAGES = [20, 60, 120, LOOKED_AT] as const
const PAGE_UNCOUNTED = 60

export interface Alike {
  readonly entry: AlikeEntry
  readonly like: number
}

/** A pair to ask the index for, and how many of its entries are read; the latest stand first. */
interface AskedToken {
  readonly token: string
  readonly limit: number
}

/**
 * What to ask the index for, rarest first: of a rare pair all that hold it, of a common one the latest few. Measured, this
 * finds as much as twice as many entries of six pairs alike (`bench:similar`).
 */
export function askedTokens(text: string, rarity: Rarity): AskedToken[] {
  const rarest = alikeTokens(text).sort((a, b) => rarity.weightOf(b) - rarity.weightOf(a))
  const asked: AskedToken[] = []
  let expected = 0
  for (const token of rarest) {
    const held = rarity.heldBy(token)
    if (asked.length >= (held === null ? ASKED.uncounted : ASKED.most)) break
    if (held !== null && asked.length >= ASKED.least && expected >= LOOKED_AT) break
    const limit = held === null ? PAGE_UNCOUNTED : (PAGES.find((page) => page >= LOOKED_AT - expected) ?? LOOKED_AT)
    asked.push({ token, limit })
    expected += Math.min(limit, held ?? 0)
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
    askedTokens(asked.text, rarity).map(({ token, limit }) =>
      store.query(index, { index: 'by_token', equals: {}, token, direction: 'descending', limit }),
    ),
  )
  const found = new Map<string, AlikeEntry>(pages.flatMap(({ items }) => items.map((one) => [one.id, one])))
  const like = likeness(rarity)({ tokens: alikeTokens(asked.text), place: asked.place })
  return [...found.values()]
    .map((entry) => ({ entry, like: like(entry) }))
    .filter((one) => one.like >= LIKE_FROM)
    .sort((a, b) => b.like - a.like || (a.entry.at < b.entry.at ? 1 : -1))
}
