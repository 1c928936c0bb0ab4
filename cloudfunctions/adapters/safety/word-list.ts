import AhoCorasick from 'modern-ahocorasick'
import type { ContentSafety, SafetySuggestion } from '../../shared/kernel/content-safety'

export interface SafetyWord {
  readonly word: string
  /** What kind of thing it is, as a dispatcher reads it. */
  readonly label: string
  readonly suggestion: Exclude<SafetySuggestion, 'pass'>
}

/** A line of a city's own list that is none. */
export class BrokenWordsError extends Error {
  override readonly name = 'BrokenWordsError'
  constructor(readonly line: number) {
    super(`safety words: line ${line} cannot be read`)
  }
}

/**
 * A city's list as text: a line each, `word,label,review` or `word,label,risky`; what follows `#` is left out.
 * @throws BrokenWordsError
 */
export const readWords = (text: string): SafetyWord[] =>
  text.split(/\r?\n/).flatMap((whole, index) => {
    const line = whole.replace(/#.*/, '').trim()
    if (line === '') return []
    const [word = '', label = '', suggestion = ''] = line.split(/[,，]/).map((part) => part.trim())
    if (plain(word) === '' || label === '' || (suggestion !== 'review' && suggestion !== 'risky'))
      throw new BrokenWordsError(index + 1)
    return [{ word, label, suggestion }]
  })

/** Nearly every letter holds not even the beginning of a word, in characters: then nothing is searched. */
const BEGINNING = 2

/** The local check: every word of the list at once (Aho–Corasick), also where it is written with spaces or dots. */
export function wordListSafety(words: readonly SafetyWord[]): ContentSafety {
  const looked = words.map(({ word }) => plain(word))
  const matcher = new AhoCorasick(looked)
  const begins = new Set(looked.map((word) => word.slice(0, BEGINNING)))
  const mayHold = (text: string): boolean => {
    for (let at = 0; at < text.length; at += 1) {
      // a word may be shorter than its beginning is long
      if (begins.has(text.slice(at, at + BEGINNING)) || begins.has(text.charAt(at))) return true
    }
    return false
  }
  return {
    check(text) {
      const read = plain(text)
      const found = mayHold(read) ? matcher.search(read).flatMap(({ patternIndex }) => words[patternIndex] ?? []) : []
      const risky = found.some(({ suggestion }) => suggestion === 'risky')
      return Promise.resolve({
        suggestion: found.length === 0 ? 'pass' : risky ? 'risky' : 'review',
        labels: [...new Set(found.map(({ label }) => label))],
      })
    },
  }
}

/** One way of writing for all: full width and half width, capitals, and what is strewn between the characters. */
const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{Cf}\p{P}\p{S}]+/gu, '')
