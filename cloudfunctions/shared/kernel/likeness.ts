import { plainText, queryTokens, rarestOf, rarityOf } from './search-text'

/** Tokens that the index is asked for; the rest is compared here (design, "similar questions"). */
export const MOST_ASKED = 6
/** Below this two texts only share their manners. */
export const LIKE_FROM = 0.3
/** The same street says more than a few pairs. */
const SAME_PLACE = 0.15
/** A pair of the commonest characters (的是) against one of rare ones (供暖): a tenth of its weight. */
const LEAST_WEIGHT = 0.1
const COMMON_RANGE = 220

/** What to ask the index for: the rarest pairs of the text. */
export const askedTokens = (text: string): string[] => rarestOf(queryTokens(text), MOST_ASKED)

const weightOf = (token: string): number => Math.max(LEAST_WEIGHT, 1 + rarityOf(token) / COMMON_RANGE)
const weigh = (tokens: Iterable<string>): number => {
  let sum = 0
  for (const token of tokens) sum += weightOf(token)
  return sum
}

/**
 * How alike two texts are, 0–1 and a little more for the same place: the weight of the pairs they share against the
 * shorter text's, so that a long letter finds the short question it contains.
 */
export function likeness(
  asked: { readonly text: string; readonly place?: string | undefined },
  known: { readonly text: string; readonly place?: string | undefined },
): number {
  const mine = new Set(queryTokens(asked.text))
  const theirs = new Set(queryTokens(known.text))
  const least = Math.min(weigh(mine), weigh(theirs))
  if (least === 0) return 0
  const shared = weigh([...mine].filter((token) => theirs.has(token)))
  return shared / least + (samePlace(asked.place, known.place) ? SAME_PLACE : 0)
}

function samePlace(a: string | undefined, b: string | undefined): boolean {
  const [one, other] = [plainText(a ?? ''), plainText(b ?? '')]
  return one.length >= 2 && other.length >= 2 && (one.includes(other) || other.includes(one))
}
