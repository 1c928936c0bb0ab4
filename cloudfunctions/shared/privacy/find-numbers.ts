import type { Passage, Spellings } from './finding'
import { isBankCard, isCompactDay, isIdentityNumber15, isIdentityNumber18 } from './number-rules'

/** What people put between the digits of a number; a comma only where the groups are those of a telephone. */
const GAP = '[ \\t\\-–—－_.·•,，、/()\\u200B-\\u200D\\uFEFF]{1,3}'
const THIN = '[ \\t\\-–—－\\u200B-\\u200D\\uFEFF]{0,2}'
const COUNTRY = '(?:(?:\\+|00)?86[-\\s]?)?'

/** Digits of a mobile number in the groups people write: others (1998-07-01 123) are days and amounts. */
const MOBILE_GROUPS = [[11], [3, 4, 4], [3, 8], [7, 4], [3, 3, 5], [3, 5, 3], [4, 4, 3], [5, 6], [3, 2, 2, 2, 2]]
const mobileOf = (groups: readonly number[]): string =>
  groups.map((length, at) => (at === 0 ? `1[3-9]\\d{${length - 2}}` : `\\d{${length}}`)).join(GAP)
const EACH_APART = `1${GAP}[3-9](?:${GAP}\\d){9}`
const MOBILE = new RegExp(`${COUNTRY}(?:${[...MOBILE_GROUPS.map(mobileOf), EACH_APART].join('|')})`, 'g')

/** With its area code; groups of 4 and 4 or 3 and 4, or in one. */
const LANDLINE = /\(?0(?:10|2\d|[3-9]\d{2})\)?[\s\-–—－]{0,3}[2-9]\d{2,3}[\s\-–—－]?\d{4}/g
/** Without one only after a word that says so. */
const CALLED = /(?:电话|座机|固话|来电|致电|拨打|联系)[^\d。！？\n]{0,6}([2-9]\d{2,3}[\s\-–—－]?\d{4})/g

/** One pattern a length, the longest first: what follows behind a blank may be another number. */
const ofLength = (length: number, last = '\\d'): RegExp =>
  new RegExp(`\\d(?:${THIN}\\d){${length - 2}}${THIN}${last}`, 'g')
const IDENTITIES = [ofLength(18, '[\\dXx]'), ofLength(15)]
const CARDS = [19, 18, 17, 16].map((length) => ofLength(length))

/** Telephones, identity and bank card numbers, also with separators, full-width and in Chinese numerals. */
export function findNumbers(spellings: Spellings): Passage[] {
  return [
    ...IDENTITIES.flatMap((pattern) =>
      candidates(spellings, pattern, (value) => (isIdentity(value) ? 'id_card' : null)),
    ),
    ...CARDS.flatMap((pattern) => candidates(spellings, pattern, (value) => (isBankCard(value) ? 'bank_card' : null))),
    ...candidates(spellings, MOBILE, () => 'mobile'),
    ...candidates(spellings, LANDLINE, () => 'landline'),
    ...candidates(spellings, CALLED, (value) => (isCompactDay(value) ? null : 'landline')),
  ]
}

const isIdentity = (value: string): boolean => isIdentityNumber18(value) || isIdentityNumber15(value)

/**
 * Every place where the pattern holds and no digit stands directly beside it; tried from each position anew, also
 * within what was found: 15 13800138000 is seen behind the day, and of two numbers side by side both. A numeral beside it (第一138…, …一直) is a word, not a digit.
 */
function candidates(
  { plain, digits }: Spellings,
  pattern: RegExp,
  kindOf: (value: string) => Passage['kind'] | null,
): Passage[] {
  const found: Passage[] = []
  const at = new RegExp(pattern.source, pattern.flags)
  for (let match = at.exec(digits); match !== null; match = at.exec(digits)) {
    const written = match[1] ?? match[0]
    const start = match.index + match[0].length - written.length
    const kind = kindOf(written.replace(/[^\dXx]/g, '').toUpperCase())
    const end = start + written.length
    if (kind !== null && !isDigit(plain[start - 1]) && !isDigit(plain[end])) found.push({ kind, start, end })
    at.lastIndex = match.index + 1
  }
  return found
}

const isDigit = (character: string | undefined): boolean => character !== undefined && /\d/.test(character)
