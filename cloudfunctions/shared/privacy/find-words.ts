import type { PersonalKind } from '../../../types/privacy.terms'
import type { Passage, Spellings } from './finding'
import { namesIn } from './names'

const PROVINCE = '[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼]'
const LETTER = '[A-HJ-NP-Za-hj-np-z]'
const SERIAL = '[A-HJ-NP-Za-hj-np-z0-9]'
/** GA 36—2018: five characters (the last may be 挂学警港澳领), or six on a new-energy plate (D or F first or last). */
const PLATE = new RegExp(
  `${PROVINCE}\\s?${LETTER}[·•.\\s-]?(?:[DFdf]${SERIAL}\\d{4}|\\d{5}[DFdf]|(?=[^\\u4e00-\\u9fff]*\\d)${SERIAL}{4}(?:${SERIAL}|[挂学警港澳领]))(?![A-Za-z0-9])`,
  'g',
)

const EMAIL = /[A-Za-z0-9][\w.+-]*@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+/g

/** An account behind its word. 微信公众号, 微信小程序 and 微信支付 are a city's own, not a person's. */
const WECHAT =
  /(?:(?:微信|威信|薇信|微X|微x)(?:号码|号|账号|ID|id)?|\b(?:vx|VX|Vx|wx|WX|weixin|wechat|WeChat)|[Vv]信号?|(?<![A-Za-z0-9])[Vv]号?(?=[:：]))[\s:：是为,，（(加]{0,4}([A-Za-z][-_A-Za-z0-9]{5,19}|[1-9]\d{5,11})/g
const QQ = /(?:(?<![A-Za-z0-9])[Qq]{2}|扣扣|企鹅)(?:群|号码|号|账号)*[\s:：是为,，（(加]{0,4}([1-9]\d{4,10})(?!\d)/g
/** With one letter more digits: Q：12345 is a question about a service number. */
const Q = /(?<![A-Za-z0-9])[Qq](?:号[\s:：是为]{0,3}|[:：]\s?)([1-9]\d{5,10})(?!\d)/g
/** Behind the paper that it is of: 护照, 港澳台 permits, an officer's card. Without that word it may be anything's number. */
const PAPER =
  /(?:护照|通行证|回乡证|台胞证|居留证|军官证|警官证|士兵证)(?:证件)?(?:号码|号)?[\s:：是为,，（(]{0,3}(?:[军武海空]字第)?([A-Za-z]{0,2}\d{7,11})(?![\dA-Za-z])/g

const COUNT = '[0-9A-Za-z甲乙丙丁东西南北中一二三四五六七八九十百零〇]{1,6}'
const STREET = '(?:[\\u4e00-\\u9fff]{1,12}?(?:路|街|道|巷|弄|胡同|里|村|小区|花园|苑|园|庭|公寓|家园|城|府))'
/** Parts of an address from the house number inwards; two in a row, one of them within a house, lead to a door. */
const PART = `${COUNT}(?:号楼|号院|号|弄|栋|幢|座|单元|门|楼|层|室|房)`
/** A door as people write it, without a word behind it (3栋2单元501); not 10栋460户, 3号楼2024年. */
const DOOR =
  '(?:\\d{3,4}(?![\\d年月日号室房元米平户人家个点层楼千万])|[〇零一二三四五六七八九]{3,4}(?![〇零一二三四五六七八九十百年月日号室房元米平户人家个点层楼千万]))'
const WITHIN = `(?:(?:${PART}\\s?){2,6}(?:(?<=单元)\\d{3,4}户|${DOOR})?|${COUNT}(?:号楼|栋|幢|座|单元|门)\\s?${DOOR})`
const ADDRESS = new RegExp(
  `${STREET}?\\s?${WITHIN}|${STREET}\\s?\\d{1,3}[-—－#]\\d{1,3}(?:[-—－#]\\d{2,4}(?:室|户)?|(?:室|户))`,
  'g',
)
/** A door by its numbers alone behind whose it is, and a farm by its number in the village: 我家3-2-501, 东关村三组12号. */
const HOME = new RegExp(
  `(?:我家|家住|住[在址]|地址)(?:在|是|于)?[\\s:：]{0,2}(\\d{1,3}[-—－#]\\d{1,3}[-—－#]\\d{2,4}(?:室|户)?)(?!\\d)|[\\u4e00-\\u9fff]{1,6}(?:村|屯|庄)(?:委会|民)?(?:${COUNT})?(?:组|队|社)?\\s?\\d{1,4}号(?![楼栋院线路车船机文公井桥站\\d])`,
  'g',
)
const INDOORS =
  /单元|室|房|(?:号楼|栋|幢|座)[^号]{1,6}号|(?:号楼|栋|幢|座|门)\s?(?:\d{3,4}|[〇零一二三四五六七八九]{3,4})$|[-—－#]/

/** Plates, mail addresses, chat accounts, home addresses, and names that the text says to be names. */
export function findWords({ plain }: Spellings): Passage[] {
  return [
    ...all(plain, 'plate', PLATE),
    ...all(plain, 'email', EMAIL),
    ...all(plain, 'wechat', WECHAT),
    ...all(plain, 'qq', QQ),
    ...all(plain, 'qq', Q),
    ...all(plain, 'id_card', PAPER),
    ...all(plain, 'address', ADDRESS).filter(({ start, end }) => INDOORS.test(plain.slice(start, end))),
    ...all(plain, 'address', HOME),
    ...namesIn(plain).map(({ start, end }) => ({ kind: 'name' as const, start, end })),
  ]
}

/** All matches; where the pattern has a group, the group is the value. */
const all = (text: string, kind: PersonalKind, pattern: RegExp): Passage[] =>
  [...text.matchAll(pattern)].map((match) => {
    const group = match[1]
    const value = (group ?? match[0]).trimEnd()
    const start = match.index + (group === undefined ? 0 : match[0].lastIndexOf(group))
    return { kind, start, end: start + value.length }
  })
