import { PERSONAL_KINDS } from '../../../types/privacy.terms'
import { findNumbers } from './find-numbers'
import { findOwn } from './find-own'
import { findWords } from './find-words'
import type { Finding, Passage, ScanContext } from './finding'
import { maskedValue } from './masked'
import { digitsOf, spellingsOf } from './spellings'

/**
 * Finds what in a text points to a person (R51; PIPL art. 4, 28): telephones, identity and bank cards, plates, mail,
 * chat accounts, home addresses, names that are said to be names, and what is known of the writer. In the order of the text, never overlapping.
 * A machine's eye: what it misses a person must see, and what it finds a person may dismiss with a reason.
 * Numbers of units (`official`) and short service numbers (110, 12345, 400-…) are no findings.
 */
export function scan(text: string, context: ScanContext = {}): Finding[] {
  const spellings = spellingsOf(text)
  const official = officialForms(context.official ?? [])
  const found = [...findOwn(spellings, context), ...findNumbers(spellings), ...findWords(spellings)].filter(
    (passage) => !official(text.slice(passage.start, passage.end)),
  )
  return apart(found).map((passage) => ({
    ...passage,
    masked: maskedValue(passage.kind, spellings.plain.slice(passage.start, passage.end)),
  }))
}

/** The text with each finding replaced by its mask. Findings must be those of this very text. */
export function mask(text: string, findings: readonly Finding[]): string {
  const last = [...findings].sort((a, b) => b.start - a.start)
  return last.reduce(
    (masked, { start, end, masked: stead }) => masked.slice(0, start) + stead + masked.slice(end),
    text,
  )
}

/** What cannot be read in the text any more once it is masked. */
export const masked = (text: string, context: ScanContext = {}): string => mask(text, scan(text, context))

/** Where passages overlap, the one of the weightier kind stands for all of them, over their whole length. */
function apart(passages: readonly Passage[]): Passage[] {
  const ordered = [...passages].sort((a, b) => a.start - b.start || b.end - a.end)
  const merged: Passage[] = []
  for (const passage of ordered) {
    const before = merged.at(-1)
    if (before === undefined || passage.start >= before.end) merged.push(passage)
    else merged[merged.length - 1] = united(before, passage)
  }
  return merged
}

function united(a: Passage, b: Passage): Passage {
  const weightier = PERSONAL_KINDS.indexOf(a.kind) <= PERSONAL_KINDS.indexOf(b.kind) ? a : b
  return { kind: weightier.kind, start: a.start, end: Math.max(a.end, b.end) }
}

/** A unit's number counts with and without its area code, and whatever is written between its digits. */
function officialForms(official: readonly string[]): (written: string) => boolean {
  const numbers = new Set(
    official.flatMap((entry) => {
      const digits = digitsOf(entry)
      return [digits, digits.replace(/^0(?:10|2\d|[3-9]\d{2})(?=\d{7,8}$)/, '')]
    }),
  )
  const words = new Set(official.map((entry) => entry.trim().toLowerCase()))
  return (written) => {
    const digits = digitsOf(written)
    return words.has(written.trim().toLowerCase()) || (digits.length >= 7 && numbers.has(digits))
  }
}
