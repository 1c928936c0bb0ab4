import traditional from 'opencc-js/dict/TSCharacters'
import { queryTokens } from '../kernel/search-text'

/** By OpenCC's table of characters, `繁 简` between bars; several: the first counts. */
const SIMPLIFIED = new Map(
  traditional.split('|').flatMap((entry): [string, string][] => {
    const [written = '', simplified = ''] = entry.split(' ')
    return written.length === 1 && simplified.length === 1 ? [[written, simplified]] : []
  }),
)

/** What an entry is beside its text, by which it may be asked for: a token longer than any pair, with a sign that no text keeps. */
export const markToken = (mark: string): string => `is:${mark}`
export const isMark = (token: string): boolean => token.charCodeAt(2) === COLON
const COLON = 0x3a

const simplified = (text: string): string =>
  text.replace(/[\u4e00-\u9fff]/gu, (character) => SIMPLIFIED.get(character) ?? character)

/** The pairs by which texts are compared: who writes traditional characters finds what was asked in simplified ones. */
export const alikeTokens = (text: string): string[] => queryTokens(simplified(text))

/** What a text must hold to hold all of these words, parted by spaces: their pairs, and the characters that stand alone. */
export function wordTokens(words: string): { pairs: string[]; single: string[] } {
  const tokens = [...new Set(words.split(/\s+/u).flatMap((word) => alikeTokens(word)))]
  return { pairs: tokens.filter((one) => [...one].length > 1), single: tokens.filter((one) => [...one].length === 1) }
}
