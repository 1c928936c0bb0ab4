/**
 * What the classifier sees of a text: simplified characters, digits and lower-case letters; everything else (blanks,
 * punctuation, emoji, markup signs) parts two pieces of text and is 0.
 */
export interface CharacterTable {
  /** For each UTF-16 unit the unit that stands for it, or 0. */
  readonly seenAs: Uint16Array
}

/** Where Chinese characters begin and end (CJK Unified Ideographs). */
export const HAN = { first: 0x4e00, last: 0x9fff } as const

/** @param traditional lines `繁 简` between bars, as OpenCC writes its table of characters (several: the first counts) */
export function characterTable(traditional: string): CharacterTable {
  const seenAs = new Uint16Array(65_536)
  for (let code = HAN.first; code <= HAN.last; code += 1) seenAs[code] = code
  for (const [first, last] of [
    ['0', '9'],
    ['a', 'z'],
  ] as const)
    for (let code = first.charCodeAt(0); code <= last.charCodeAt(0); code += 1) {
      seenAs[code] = code
      seenAs[code + FULL_WIDTH] = code
    }
  for (let code = 'A'.charCodeAt(0); code <= 'Z'.charCodeAt(0); code += 1) {
    seenAs[code] = code + LOWER
    seenAs[code + FULL_WIDTH] = code + LOWER
  }
  for (const entry of traditional.split('|')) {
    const [written = '', simplified = ''] = entry.split(' ')
    if (written.length === 1 && simplified.length === 1) seenAs[written.charCodeAt(0)] = simplified.charCodeAt(0)
  }
  return { seenAs }
}
/** Ａ, ａ and ０ stand this far behind A, a and 0. */
const FULL_WIDTH = 0xfee0
const LOWER = 32

/** A word of a list as the table sees it. */
export const seen = (text: string, { seenAs }: CharacterTable): string => {
  let result = ''
  for (let at = 0; at < text.length; at += 1) {
    const code = seenAs[text.charCodeAt(at)] ?? 0
    if (code !== 0) result += String.fromCharCode(code)
  }
  return result
}

/** A text as the table sees it, a blank for whatever parts it: 断水。电工 holds no 水电. */
export const seenApart = (text: string, { seenAs }: CharacterTable): string => {
  let result = ''
  for (let at = 0; at < text.length; at += 1) {
    const code = seenAs[text.charCodeAt(at)] ?? 0
    result += code === 0 ? ' ' : String.fromCharCode(code)
  }
  return result.trim().replace(/ +/g, ' ')
}
