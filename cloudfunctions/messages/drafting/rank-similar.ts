import { comparedOf, likeness, type Rarity, toCompared } from '../../shared/alike'
import { plainText, queryTokens } from '../../shared/kernel/search-text'

/**
 * From here on two letters may be about one matter. Less than for similar questions: whole letters share little, and who
 * drafts a reply judges for themselves. Of real answered letters whose replies name a unit, that unit is the same for 42 % of
 * what stands above this among the five likest, for 22 % of what stands below, for 8 % by chance.
 */
export const ALIKE_FROM = 0.1
/** Words that are told as the reason, at most. */
const REASONS = 4
/** A longer stretch is cut: it says enough. */
const LONGEST = 12

/** Texts like the asked one, likest first, each with the stretches that both have, the most telling first. */
export function rankSimilar<Of>(
  asked: string,
  candidates: readonly Of[],
  textOf: (candidate: Of) => string,
  rarity: Rarity,
): { readonly of: Of; readonly like: number; readonly because: string[] }[] {
  const like = likeness(rarity)(toCompared(comparedOf(asked)))
  const pairs = queryTokens(asked).filter((token) => [...token].length === 2)
  return candidates
    .map((of) => ({ of, like: like(toCompared(comparedOf(textOf(of)))) }))
    .filter((one) => one.like >= ALIKE_FROM)
    .sort((a, b) => b.like - a.like)
    .map((one) => {
      const text = plainText(textOf(one.of))
      const both = pairs.filter((pair) => text.includes(pair))
      return { ...one, because: told(stretches(plainText(asked), both, rarity).map(brief)).slice(0, REASONS) }
    })
}

const brief = (stretch: string): string =>
  [...stretch].length > LONGEST ? `${[...stretch].slice(0, LONGEST).join('')}…` : stretch

/** Each once: a title that was made from the first sentence says it twice, and a part of a stretch says nothing more. */
const told = (found: readonly string[]): string[] =>
  [...new Set(found)].filter((one) => !found.some((other) => other !== one && other.includes(one)))

/** Neighbouring pairs as one stretch of the asked text (暖气, 气不, 不热 → 暖气不热), by the weight of all its pairs. */
function stretches(asked: string, both: readonly string[], rarity: Rarity): string[] {
  const has = new Set(both)
  const characters = [...asked]
  const found = new Map<string, number>()
  let [run, weight] = ['', 0]
  for (let at = 0; at < characters.length; at += 1) {
    const pair = `${characters[at] ?? ''}${characters[at + 1] ?? ''}`
    if (has.has(pair)) {
      run = run === '' ? pair : run + (characters[at + 1] ?? '')
      weight += rarity.weightOf(pair)
    } else {
      if (run !== '') found.set(run, weight)
      ;[run, weight] = ['', 0]
    }
  }
  return [...found].sort(([, a], [, b]) => b - a).map(([stretch]) => stretch)
}
