import { diffArrays } from 'diff'
import type { DifferencePart } from '../../types/messages.drafts.views'

/**
 * More changed words (or sentences) than this are not searched for: nobody reads such a patchwork, and the search
 * grows with the square of the changes, on the thread that answers everybody.
 */
const MOST_EDITS = 500

const words = new Intl.Segmenter('zh', { granularity: 'word' })
/** Chinese by words, as a reader sees them; punctuation and line ends are words of their own. */
const toWords = (text: string): string[] => [...words.segment(text)].map(({ segment }) => segment)
/** By sentences, each with the sign that ends it. */
const toSentences = (text: string): string[] => text.match(/[^。！？；\n]*[。！？；\n]|[^。！？；\n]+/g) ?? []

/**
 * What was taken out of `before` and put in to make `after`, in reading order; neighbours of one kind are joined. By
 * words; where too much changed for that, by sentences; where that is too much as well, one text replaced by the other.
 */
export function draftDifference(before: string, after: string): DifferencePart[] {
  if (before === after) return after === '' ? [] : [{ what: 'kept', text: after }]
  return (
    differenceBy(toWords, before, after) ??
    differenceBy(toSentences, before, after) ??
    [
      { what: 'removed' as const, text: before },
      { what: 'added' as const, text: after },
    ].filter(({ text }) => text !== '')
  )
}

/** undefined: more than `MOST_EDITS` changed. */
function differenceBy(part: (text: string) => string[], before: string, after: string): DifferencePart[] | undefined {
  const [from, to] = [part(before), part(after)]
  if (leastEdits(from, to) > MOST_EDITS) return undefined
  return diffArrays(from, to, { maxEditLength: MOST_EDITS })?.map(({ added, removed, value }) => ({
    what: added ? 'added' : removed ? 'removed' : 'kept',
    text: value.join(''),
  }))
}

/** Pieces that one text has and the other lacks, however they are ordered: at least so many changes there are. */
function leastEdits(from: readonly string[], to: readonly string[]): number {
  const surplus = new Map<string, number>()
  for (const piece of from) surplus.set(piece, (surplus.get(piece) ?? 0) + 1)
  for (const piece of to) surplus.set(piece, (surplus.get(piece) ?? 0) - 1)
  return [...surplus.values()].reduce((sum, count) => sum + Math.abs(count), 0)
}
