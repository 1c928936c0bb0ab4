import { plainText, queryTokens, rarityOf } from '../../shared/kernel/search-text'

/** Below this share of the asked text's weight two texts have only words in common, no matter. */
const LEAST_SHARE = 0.12
/** Words that are told as the reason, at most. */
const REASONS = 4
/** A longer stretch is cut: it says enough. */
const LONGEST = 12

/** Pairs weigh by how rare they are: 0 for the commonest, more for what names a matter. */
const weightOf = (token: string): number => 1 + Math.max(0, (200 + rarityOf(token)) / 40)

/** Texts like the asked one, best first, each with the rarest stretches that both have. */
export function rankSimilar<Of>(
  asked: string,
  candidates: readonly Of[],
  textOf: (candidate: Of) => string,
): { readonly of: Of; readonly share: number; readonly because: string[] }[] {
  const tokens = queryTokens(asked).filter((token) => [...token].length === 2)
  const total = tokens.reduce((sum, token) => sum + weightOf(token), 0)
  if (total === 0) return []
  return candidates
    .map((of) => {
      const text = plainText(textOf(of))
      const both = tokens.filter((token) => text.includes(token))
      const share = both.reduce((sum, token) => sum + weightOf(token), 0) / total
      return { of, share, because: stretches(plainText(asked), both).slice(0, REASONS).map(clipped) }
    })
    .filter(({ share }) => share >= LEAST_SHARE)
    .sort((a, b) => b.share - a.share)
}

const clipped = (stretch: string): string =>
  [...stretch].length > LONGEST ? `${[...stretch].slice(0, LONGEST).join('')}…` : stretch

/** Neighbouring pairs as one stretch of the asked text (暖气, 气不, 不热 → 暖气不热), the longest first. */
function stretches(asked: string, both: readonly string[]): string[] {
  const has = new Set(both)
  const characters = [...asked]
  const found: string[] = []
  let run = ''
  for (let at = 0; at < characters.length; at += 1) {
    const pair = `${characters[at] ?? ''}${characters[at + 1] ?? ''}`
    if (has.has(pair)) run = run === '' ? pair : run + (characters[at + 1] ?? '')
    else {
      if (run !== '') found.push(run)
      run = ''
    }
  }
  return [...new Set(found)].sort((a, b) => b.length - a.length || rarityOf(b) - rarityOf(a))
}
