import type { Collection, DocumentStore } from '../documents'
import type { AlikeEntry } from './alike-index'
import { LIKE_FROM, likeness } from './likeness'
import type { Rarity } from './rarity'
import { alikeTokens, markToken } from './alike-tokens'

/** Pairs that are asked for: some at least, and more of them while they are too rare to find much. */
const ASKED = { least: 4, most: 24, uncounted: 6 } as const
/** Entries to be looked at: about as many are asked for, those of the rarest pairs first. */
const LOOKED_AT = 250
/** Sizes of a page, few so that a store may keep its queries prepared. */
const PAGES = [20, 60, 120, LOOKED_AT] as const
const PAGE_UNCOUNTED = 60
/**
 * Among marked ones a rare pair finds next to nothing, and how many it finds is not counted: some pairs are asked at once,
 * then some more, until enough was found.
 */
const AMONG = { atOnce: 12, most: 48, page: 60 } as const

export interface Alike {
  readonly entry: AlikeEntry
  readonly like: number
}

export interface AskedFor {
  readonly text: string
  readonly place?: string | undefined
  /** Among those alone that bear one of these marks; absent: among all. */
  readonly among?: readonly string[]
  /** Likeness from which it is alike, 0–1; absent: that of similar questions. */
  readonly from?: number
}

/** A pair to ask the index for, and how many of its entries are read; the latest stand first. */
interface AskedToken {
  readonly token: string
  readonly limit: number
}

const rarestTokens = (text: string, rarity: Rarity): string[] =>
  alikeTokens(text).sort((a, b) => rarity.weightOf(b) - rarity.weightOf(a))

/**
 * What to ask the index for, rarest first: of a rare pair all that hold it, of a common one the latest few. Measured, this
 * finds as much as twice as many entries of six pairs alike (`bench:similar`).
 */
export function askedTokens(text: string, rarity: Rarity): AskedToken[] {
  const asked: AskedToken[] = []
  let expected = 0
  for (const token of rarestTokens(text, rarity)) {
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
  asked: AskedFor,
): Promise<readonly Alike[]> {
  const among = asked.among?.map((mark) => findAmong(store, index, rarestTokens(asked.text, rarity), markToken(mark)))
  const entries = await (among === undefined
    ? ask(store, index, askedTokens(asked.text, rarity))
    : Promise.all(among).then((found) => found.flat()))
  const found = new Map<string, AlikeEntry>(entries.map((one) => [one.id, one]))
  const like = likeness(rarity)({ tokens: alikeTokens(asked.text), place: asked.place })
  return [...found.values()]
    .map((entry) => ({ entry, like: like(entry) }))
    .filter((one) => one.like >= (asked.from ?? LIKE_FROM))
    .sort((a, b) => b.like - a.like || (a.entry.at < b.entry.at ? 1 : -1))
}

/** What the index holds of some tokens, asked for side by side. */
async function ask(
  store: DocumentStore,
  index: Collection<AlikeEntry>,
  tokens: readonly AskedToken[],
  also?: string,
): Promise<AlikeEntry[]> {
  const query = {
    index: 'by_token',
    equals: {},
    direction: 'descending',
    ...(also === undefined ? {} : { also }),
  } as const
  const pages = await Promise.all(tokens.map(({ token, limit }) => store.query(index, { ...query, token, limit })))
  return pages.flatMap(({ items }) => items)
}

async function findAmong(
  store: DocumentStore,
  index: Collection<AlikeEntry>,
  rarest: readonly string[],
  mark: string,
): Promise<AlikeEntry[]> {
  const found: AlikeEntry[] = []
  const asked = rarest.slice(0, AMONG.most).map((token) => ({ token, limit: AMONG.page }))
  for (let at = 0; at < asked.length && found.length < LOOKED_AT; at += AMONG.atOnce)
    found.push(...(await ask(store, index, asked.slice(at, at + AMONG.atOnce), mark)))
  return found
}
