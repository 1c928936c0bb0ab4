import type { AlikeEntry, Rarity } from '../../cloudfunctions/shared/alike'
import { LIKE_FROM, likeness, toCompared } from '../../cloudfunctions/shared/alike/likeness'
import { alikeTokens, isMark } from '../../cloudfunctions/shared/alike/alike-tokens'

export interface Ranked {
  readonly id: string
  readonly like: number
}

/** Compared by the very function of the core; more than are shown, so that equals at the end are seen. */
const COMPARED = 60

/**
 * The exhaustive ranking: the likeness of a text to every answer. Shared weights are added up through an inverted index
 * of all pairs, which leaves nothing out; the best are then compared by `likeness` itself. Of equals the later stands first,
 * as what is found does: texts made of the same sentences are often equal.
 * @param from likeness from which it is alike
 */
export function exhaustiveRanking(
  all: readonly Omit<AlikeEntry, 'version'>[],
  rarity: Rarity,
  from = LIKE_FROM,
): (text: string, most: number) => readonly Ranked[] {
  const postings = new Map<string, number[]>()
  const own = new Float64Array(all.length)
  all.forEach(({ tokens }, at) => {
    for (const token of tokens.filter((one) => !isMark(one))) {
      own[at] = (own[at] ?? 0) + rarity.weightOf(token)
      const held = postings.get(token)
      if (held === undefined) postings.set(token, [at])
      else held.push(at)
    }
  })
  const shared = new Float64Array(all.length)
  return (text, most) => {
    shared.fill(0)
    let mine = 0
    for (const token of alikeTokens(text)) {
      const weight = rarity.weightOf(token)
      mine += weight
      for (const at of postings.get(token) ?? []) shared[at] = (shared[at] ?? 0) + weight
    }
    const best: { at: number; like: number }[] = []
    shared.forEach((weight, at) => {
      const least = Math.min(mine, own[at] ?? 0)
      if (weight > 0 && least > 0 && weight / least >= from - 1e-9) best.push({ at, like: weight / least })
    })
    const like = likeness(rarity)(toCompared(text))
    return best
      .sort((a, b) => b.like - a.like)
      .slice(0, Math.max(COMPARED, most))
      .flatMap(({ at }) => all[at] ?? [])
      .map((entry) => ({ id: entry.id, at: entry.at, like: like(entry) }))
      .sort((a, b) => b.like - a.like || (a.at < b.at ? 1 : -1))
  }
}

/**
 * Of the `most` likest of all how many are among those found, 0–1; one that is as like as the last of them is as good.
 * null where nothing is like the text.
 */
export function recallOf(found: readonly string[], truth: readonly Ranked[], most: number): number | null {
  const wanted = truth.slice(0, most)
  const least = wanted.at(-1)?.like
  if (least === undefined) return null
  const good = new Set(truth.filter(({ like }) => like >= least - 1e-9).map(({ id }) => id))
  return Math.min(wanted.length, found.filter((id) => good.has(id)).length) / wanted.length
}
