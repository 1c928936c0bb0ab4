import type { Collection, DocumentStore } from '../documents'
import type { AlikeEntry } from './alike-index'
import { LIKE_FROM, likeness } from './likeness'
import type { Rarity } from './rarity'
import { alikeTokens, markToken } from './alike-tokens'
import { amongTokens, type AskedToken, askedTokens } from './asked-tokens'

/** Among marked ones some pairs are asked at once, then some more, until so many entries were read. */
const AMONG = { atOnce: 12, enough: 300 } as const

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
  const among = asked.among?.map((mark) => findAmong(store, index, amongTokens(asked.text, rarity, markToken(mark))))
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
): Promise<AlikeEntry[]> {
  const query = { index: 'by_token', equals: {}, direction: 'descending' } as const
  const pages = await Promise.all(tokens.map((token) => store.query(index, { ...query, ...token })))
  return pages.flatMap(({ items }) => items)
}

async function findAmong(
  store: DocumentStore,
  index: Collection<AlikeEntry>,
  tokens: readonly AskedToken[],
): Promise<AlikeEntry[]> {
  const found: AlikeEntry[] = []
  for (let at = 0; at < tokens.length && found.length < AMONG.enough; at += AMONG.atOnce)
    found.push(...(await ask(store, index, tokens.slice(at, at + AMONG.atOnce))))
  return found
}
