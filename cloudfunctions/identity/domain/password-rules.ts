import { ACCOUNT_LIMITS } from '../../../types/identity.terms'
import { COMMON_WORDS, KEYBOARD_WALKS } from './common-words'

/** A sentence belongs to each (`copy.ts`). */
export type PasswordFault = 'tooShort' | 'tooLong' | 'ownName' | 'common'

/**
 * What is wrong with a new password; null when nothing is. After NIST SP 800-63B (5.1.1.2): length counts,
 * nothing about kinds of characters; common ones, the account's own name and plain patterns are refused.
 */
export function faultOfPassword(
  typed: string,
  account: { readonly loginName?: string; readonly name: string },
): PasswordFault | null {
  const password = normalPassword(typed)
  const length = [...password].length
  if (length < ACCOUNT_LIMITS.password.min) return 'tooShort'
  if (length > ACCOUNT_LIMITS.password.max) return 'tooLong'
  const plain = password.toLowerCase()
  const own = [account.loginName, account.name].filter((word): word is string => (word?.length ?? 0) >= 2)
  if (own.some((word) => plain.includes(word.toLowerCase()))) return 'ownName'
  return isPlainPattern(plain) || isCommon(plain) ? 'common' : null
}

/** One text however it was typed: full-width and composed characters are made alike (NFKC). */
export const normalPassword = (typed: string): string => typed.normalize('NFKC')

/** One to four characters over and over, or characters in their order. */
function isPlainPattern(plain: string): boolean {
  if (/^(.{1,4}?)\1+.{0,3}$/u.test(plain)) return true
  const steps = new Set(
    [...plain].slice(1).map((letter, at) => (letter.codePointAt(0) ?? 0) - (plain.codePointAt(at) ?? 0)),
  )
  return steps.size <= 2 && [...steps].every((step) => Math.abs(step) === 1 || step === -9 || step === 9)
}

/** Common words alone, with digits and signs around them, or keys in a row. */
function isCommon(plain: string): boolean {
  const letters = plain.replace(/[^\p{L}]/gu, '')
  const inside = plain.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '')
  const read = [...inside].map((sign) => SIGNS_READ_AS[sign] ?? sign).join('')
  return (
    (letters !== '' && [letters, read].some((word) => withoutAll(word, COMMON_WORDS) === '')) ||
    withoutAll(plain, KEYBOARD_WALKS).length < 4
  )
}

const SIGNS_READ_AS: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'l',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
  '!': 'i',
}

/** What is left of a text once every word of a list is taken out, longest first. */
const withoutAll = (text: string, words: readonly string[]): string =>
  words.reduce((left, word) => left.split(word).join(''), text)
