import { alikeTokens } from './alike-tokens'
import type { Rarity } from './rarity'

/** Pairs that are asked for: some at least, and more of them while they are too rare to find much. */
const ASKED = { least: 4, most: 24, uncounted: 6 } as const
/** Entries to be looked at: about as many are asked for, those of the rarest pairs first. */
const LOOKED_AT = 250
/** Sizes of a page, few so that a store may keep its queries prepared. */
const PAGES = [20, 60, 120, LOOKED_AT] as const
const PAGE_UNCOUNTED = 60
/**
 * Among marked ones: pairs that find about `expected` of them and more, rarest first. The rarest of all find next to nothing
 * there.
 */
const AMONG = { expected: 8, most: 24, page: 60 } as const

/** A pair to ask the index for, and how many of its entries are read; the latest stand first. */
export interface AskedToken {
  readonly token: string
  /** A mark beside the pair. */
  readonly also?: string
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

/** What to ask for among those that bear a mark; two tokens that an entry holds both. */
export function amongTokens(text: string, rarity: Rarity, mark: string): AskedToken[] {
  const marked = rarity.heldBy(mark) ?? 0
  const expected = (token: string): number => ((rarity.heldBy(token) ?? 0) * marked) / Math.max(1, rarity.entries)
  const rarest = rarestTokens(text, rarity)
  const enough = rarest.filter((token) => expected(token) >= AMONG.expected)
  const fewer = rarest.filter((token) => expected(token) < AMONG.expected)
  // Who answered little shares the commonest pairs at most; where nothing was counted, the rarest by their characters.
  const asked = [...enough, ...(rarity.entries === 0 ? fewer : fewer.reverse())].slice(0, AMONG.most)
  // CloudBase looks through all that hold the first: the rarer one.
  return asked.map((token) => ({
    ...(marked < (rarity.heldBy(token) ?? 0) ? { token: mark, also: token } : { token, also: mark }),
    limit: AMONG.page,
  }))
}
