import type { Spellings } from './finding'

const NUMERALS: Readonly<Record<string, string>> = Object.fromEntries(
  ['〇零○⓪', '一壹幺①', '二贰②', '三叁③', '四肆④', '五伍⑤', '六陆⑥', '七柒⑦', '八捌⑧', '九玖⑨'].flatMap(
    (spellings, digit) => [...spellings].map((numeral) => [numeral, String(digit)]),
  ),
)

/** Every replacement is one UTF-16 unit for one: positions stay. */
export function spellingsOf(text: string): Spellings {
  const plain = text
    .replace(/[\uFF01-\uFF5E]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replace(/[\u3000\u00A0]/g, ' ')
  const digits = plain.replace(
    /[〇零○⓪一壹幺①二贰②三叁③四肆④五伍⑤六陆⑥七柒⑦八捌⑧九玖⑨]/g,
    (numeral) => NUMERALS[numeral] ?? numeral,
  )
  return { text, plain, digits }
}

/** Digits of a passage, whatever numerals and separators it is written with. */
export const digitsOf = (text: string): string => spellingsOf(text).digits.replace(/\D/g, '')
