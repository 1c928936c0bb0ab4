import { queryTokens } from '../kernel/search-text'
import { simplified } from '../kernel/simplified'

/** What an entry is beside its text, by which it may be asked for: a token longer than any pair, with a sign that no text keeps. */
export const markToken = (mark: string): string => `is:${mark}`
export const isMark = (token: string): boolean => token.charCodeAt(2) === COLON
const COLON = 0x3a

/** The pairs by which texts are compared: who writes traditional characters finds what was asked in simplified ones. */
export const alikeTokens = (text: string): string[] => queryTokens(simplified(text))

/** What a text must hold to hold all of these words, parted by spaces: their pairs, and the characters that stand alone. */
export function wordTokens(words: string): { pairs: string[]; single: string[] } {
  const tokens = [...new Set(words.split(/\s+/u).flatMap((word) => alikeTokens(word)))]
  return { pairs: tokens.filter((one) => [...one].length > 1), single: tokens.filter((one) => [...one].length === 1) }
}
