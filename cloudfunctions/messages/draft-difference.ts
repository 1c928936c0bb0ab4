import { diffArrays } from 'diff'
import type { DifferencePart } from '../../types/messages.drafts.views'

/** More changed words than this, and the texts are shown as one replaced by the other: nobody reads such a patchwork. */
const MOST_EDITS = 1_200

const words = new Intl.Segmenter('zh', { granularity: 'word' })
/** Chinese by words, as a reader sees them; punctuation and line ends are words of their own. */
const toWords = (text: string): string[] => [...words.segment(text)].map(({ segment }) => segment)

/** What was taken out of `before` and put in to make `after`, in reading order; neighbours of one kind are joined. */
export function draftDifference(before: string, after: string): DifferencePart[] {
  if (before === after) return after === '' ? [] : [{ what: 'kept', text: after }]
  const found = diffArrays(toWords(before), toWords(after), { maxEditLength: MOST_EDITS })
  if (found === undefined)
    return [
      { what: 'removed' as const, text: before },
      { what: 'added' as const, text: after },
    ].filter(({ text }) => text !== '')
  return found.map(({ added, removed, value }) => ({
    what: added ? 'added' : removed ? 'removed' : 'kept',
    text: value.join(''),
  }))
}
