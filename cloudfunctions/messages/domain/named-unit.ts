import type { Message } from './message'

/** Shorter than this a name without 市 says nothing: 市局. */
const LEAST_NAME = 3
/** How names of units end, and how people end them when they speak: 卫生健康委员会, 卫健委. */
const ENDINGS: readonly (readonly [long: string, short: RegExp])[] = [
  ['委员会', /委/gu],
  // 政府办事大厅 speaks of no office.
  ['办公室', /办(?![事理公法好])/gu],
  ['集团有限公司', /集团|公司/gu],
  ['有限公司', /公司/gu],
  ['公司', /公司/gu],
  ['集团', /集团|公司/gu],
  ['中心', /中心/gu],
  ['局', /局/gu],
]
/** Characters before the ending of a short name: 住建局, 公积金中心. */
const SHORTEST = 2
const LONGEST = 4

/** What a message says, in all that its owner wrote: the place and what is added later name a unit as well as the letter. */
const saidIn = ({ title, body, place = '', supplements, contest }: Message): string =>
  [title, body, place, ...supplements.map((added) => added.body), contest?.reason ?? ''].join('\n')

/**
 * Whether a unit is kept from a message by what it says: a report never reaches the unit that it speaks of unseen, nor a
 * complaint about a unit's own people the one that it speaks of, or that its owner chose: the office or street below it, too
 * (R51).
 */
export function isAgainst(message: Message, unitId: string, unitName: string): boolean {
  const { kind, aboutStaff, addresseeName } = message
  if (kind !== 'report' && aboutStaff === undefined) return false
  return aboutStaff?.unitId === unitId || addresseeName === unitName || namesUnit(saidIn(message), unitName)
}

/**
 * Whether a text speaks of a unit by its name, also without whose it is (市供热集团: 供热集团), or by the short name that
 * people use (住建局 for 市住房和城乡建设局). Whether it is about that unit or only mentions it, a person has to say.
 */
export function namesUnit(text: string, unitName: string): boolean {
  const plain = plainly(text)
  return namesOf(plainly(unitName)).some(
    (name) =>
      plain.includes(name) ||
      ENDINGS.some(([long, short]) => name.endsWith(long) && saysShortly(plain, name.slice(0, -long.length), short)),
  )
}

/**
 * The name, and what is left of it without whose it is (市公安局, 市委政法委员会; but 市场监督管理局 begins with no city) or what
 * sits there (东湖街道办事处), where that still says something.
 */
function namesOf(name: string): string[] {
  if (name === '') return []
  const bare = [/^市/u, /^市委/u, /(?:人民政府|办事处)$/u].map((part) => name.replace(part, ''))
  return [name, ...bare.filter((one) => one.length >= LEAST_NAME && ENDINGS.every(([long]) => one !== long))]
}

/** Full and half width are one; what nobody sees and what only parts lines stands in no name. */
const plainly = (text: string): string => text.normalize('NFKC').replace(/[\p{Default_Ignorable_Code_Point}\s]+/gu, '')

/**
 * Whether characters of a name stand before its ending, in the order of the name. Two say little: they begin as it does.
 * @param stem the name without its ending
 */
function saysShortly(text: string, stem: string, ending: RegExp): boolean {
  for (const { index: at } of text.matchAll(ending))
    for (let length = SHORTEST; length <= LONGEST && length <= at; length += 1) {
      const said = text.slice(at - length, at)
      if ((length > SHORTEST || said[0] === stem[0]) && standsIn(stem, said)) return true
    }
  return false
}

/** Whether the characters stand in the name, in their order. */
function standsIn(stem: string, said: string): boolean {
  let from = 0
  for (const character of said) {
    const at = stem.indexOf(character, from)
    if (at === -1) return false
    from = at + 1
  }
  return true
}
