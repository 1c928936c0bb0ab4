import type { Passage, ScanContext, Spellings } from './finding'
import { isName } from './surnames'
import { digitsOf, spellingsOf } from './spellings'

/** Fewer digits than this name nobody (a house number, a year). */
const TELLING_DIGITS = 5
/** What separates words of a contact as people type it: 王小明 13800138000, 电话：… */
const BETWEEN = /[\s,，、;；:：/|()（）]+/u
/**
 * Words around a contact that are not part of it; the longer before those that they begin with. None is made of others
 * (联系电话 is two of them): a contact of twenty such words could else be read in a million ways.
 */
const LABEL = '联系方式|联系人|手机号|微信号|手机|电话|联系|座机|邮箱|微信|姓名|住址|地址|本人|先生|女士|我叫|我是'
const LABELS = new RegExp(`^(?:${LABEL})+$`, 'u')
const AROUND = new RegExp(`^(?:${LABEL})+|(?:${LABEL})+$`, 'gu')

/** The person's own name and contact, and whom their letter names, however a text spaces them. */
export function findOwn(spellings: Spellings, { names = [], contacts = [], said = [] }: ScanContext): Passage[] {
  const plain = [...new Set(contacts)].map((contact) => spellingsOf(contact).plain.replace(UNSEEN, ''))
  const words = new Set(
    [...plain.flatMap((contact) => contact.split(BETWEEN)), ...plain.flatMap(unspaced)].filter(isTelling),
  )
  const numbers = new Set(plain.flatMap(numbersOf))
  return [
    ...names.filter((name) => [...name.trim()].length >= 2).flatMap((name) => named(spellings, name, 'own_name')),
    ...[...words].flatMap((word) => named(spellings, word, isName(word) ? 'own_name' : 'own_contact')),
    ...[...numbers].flatMap((digits) => numbered(spellings, digits)),
    ...said.flatMap((name) => named(spellings, name, 'name')),
  ]
}

/** What is written without a blank: 王小明13800138000, 电话13800138000王小明. Before a short number a place stands (白云山3号). */
const unspaced = (contact: string): string[] =>
  [...contact.matchAll(/([\p{Script=Han}·]{2,})(\d{1,3}(?!\d))?/gu)].flatMap(([, run = '', number]) => {
    const word = run.replace(AROUND, '')
    return number === undefined && isName(word) ? [word] : []
  })

/** A name, or a word that is hardly anybody else's: with letters or digits in it, or a long one. Not 幸福小区. */
const isTelling = (word: string): boolean =>
  !LABELS.test(word) && (isName(word) || (/[A-Za-z\d]/.test(word) && word.length >= TELLING_DIGITS) || word.length >= 8)

/** Runs of digits, whatever is written between them. */
const numbersOf = (contact: string): string[] =>
  (spellingsOf(contact).digits.match(/\d(?:[\s\-–—－.·]?\d)*/g) ?? [])
    .map(digitsOf)
    .filter((digits) => digits.length >= TELLING_DIGITS)

/** What nobody sees between two characters. */
const UNSEEN_SIGNS = '\\u00AD\\u200B-\\u200F\\u2060\\uFEFF'
const UNSEEN = new RegExp(`[${UNSEEN_SIGNS}]`, 'gu')
const GAP = `[\\s${UNSEEN_SIGNS}]`
const GAPS = new RegExp(GAP, 'gu')

/**
 * A word, also with blanks between its characters (王 小 明), or with what nobody sees there. In the word itself stands
 * nothing of that kind: one made of it could be read into such a text in so many ways that trying them never ends.
 */
const named = ({ plain }: Spellings, word: string, kind: 'own_name' | 'own_contact' | 'name'): Passage[] =>
  places(plain, [...word.replace(GAPS, '')].map(escape).join(`${GAP}{0,2}`), 'gi', kind)

const numbered = ({ digits }: Spellings, value: string): Passage[] =>
  places(digits, [...value].join('[^\\d\\n\\p{L}]{0,3}'), 'gu', 'own_contact')

const places = (text: string, source: string, flags: string, kind: Passage['kind']): Passage[] =>
  [...text.matchAll(new RegExp(source, flags))].map((match) => ({
    kind,
    start: match.index,
    end: match.index + match[0].length,
  }))

const escape = (character: string): string => character.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&')
