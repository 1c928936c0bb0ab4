import type { Passage, ScanContext, Spellings } from './finding'
import { isName } from './names'
import { digitsOf, spellingsOf } from './spellings'

/** Fewer digits than this name nobody (a house number, a year). */
const TELLING_DIGITS = 5
/** What separates words of a contact as people type it: 王小明 13800138000, 电话：… */
const BETWEEN = /[\s,，、;；:：/|()（）]+/u
/** Words around a contact that are not part of it. */
const LABELS =
  /^(?:手机|电话|联系|座机|邮箱|微信|姓名|住址|地址|本人|联系人|联系方式|联系电话|手机号|微信号|先生|女士)$/u

/** The person's own name and contact, however a text spaces them. */
export function findOwn(spellings: Spellings, { names = [], contacts = [] }: ScanContext): Passage[] {
  const words = contacts.flatMap((contact) => spellingsOf(contact).plain.split(BETWEEN)).filter(isTelling)
  const numbers = contacts.flatMap(numbersOf)
  return [
    ...names.filter((name) => [...name.trim()].length >= 2).flatMap((name) => named(spellings, name, 'own_name')),
    ...words.flatMap((word) => named(spellings, word, isName(word) ? 'own_name' : 'own_contact')),
    ...numbers.flatMap((digits) => numbered(spellings, digits)),
  ]
}

/** A name, or a word that is hardly anybody else's: with letters or digits in it, or a long one. Not 幸福小区. */
const isTelling = (word: string): boolean =>
  !LABELS.test(word) && (isName(word) || (/[A-Za-z\d]/.test(word) && word.length >= TELLING_DIGITS) || word.length >= 8)

/** Runs of digits, whatever is written between them. */
const numbersOf = (contact: string): string[] =>
  (spellingsOf(contact).digits.match(/\d(?:[\s\-–—－.·]?\d)*/g) ?? [])
    .map(digitsOf)
    .filter((digits) => digits.length >= TELLING_DIGITS)

/** A word, also with blanks between its characters (王 小 明), or with what nobody sees there. */
const named = ({ plain }: Spellings, word: string, kind: 'own_name' | 'own_contact'): Passage[] =>
  places(plain, [...word.trim()].map(escape).join('[\\s\\u00AD\\u200B-\\u200F\\u2060\\uFEFF]{0,2}'), 'gi', kind)

const numbered = ({ digits }: Spellings, value: string): Passage[] =>
  places(digits, [...value].join('[^\\d\\n\\p{L}]{0,3}'), 'gu', 'own_contact')

const places = (text: string, source: string, flags: string, kind: Passage['kind']): Passage[] =>
  [...text.matchAll(new RegExp(source, flags))].map((match) => ({
    kind,
    start: match.index,
    end: match.index + match[0].length,
  }))

const escape = (character: string): string => character.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&')
