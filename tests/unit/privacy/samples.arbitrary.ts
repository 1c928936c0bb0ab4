import type { PersonalKind } from '../../../types/privacy.terms'
import { fc } from '../../support/property'

const digits = (length: number): fc.Arbitrary<string> =>
  fc.array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length }).map((each) => each.join(''))

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const withCheck = (seventeen: string): string =>
  seventeen + '10X98765432'.charAt(WEIGHTS.reduce((sum, weight, at) => sum + weight * Number(seventeen[at]), 0) % 11)
const day = fc
  .record({
    y: fc.integer({ min: 1940, max: 2015 }),
    m: fc.integer({ min: 1, max: 12 }),
    d: fc.integer({ min: 1, max: 28 }),
  })
  .map(({ y, m, d }) => `${y}${String(m).padStart(2, '0')}${String(d).padStart(2, '0')}`)
const identity = fc.tuple(digits(4), day, digits(3)).map(([area, born, order]) => withCheck(`33${area}${born}${order}`))

const luhn = (body: string): string => {
  const sum = [...`${body}0`]
    .reverse()
    .reduce(
      (total, digit, at) => total + (at % 2 === 0 ? Number(digit) : ((n) => (n > 9 ? n - 9 : n))(Number(digit) * 2)),
      0,
    )
  return body + String((10 - (sum % 10)) % 10)
}
const card = fc.tuple(fc.constantFrom('62', '4', '52'), digits(16)).map(([prefix, rest]) => luhn(prefix + rest))
const mobile = fc.tuple(fc.integer({ min: 3, max: 9 }), digits(9)).map(([second, rest]) => `1${second}${rest}`)

const CHINESE = '〇一二三四五六七八九'
/** The same number as people write it to slip through. */
export const SPELLINGS: readonly ((number: string) => string)[] = [
  (number) => number,
  (number) => `${number.slice(0, 3)} ${number.slice(3, 7)} ${number.slice(7)}`,
  (number) => `${number.slice(0, 3)}-${number.slice(3, 7)}-${number.slice(7)}`,
  (number) => [...number].join(' '),
  (number) => `+86 ${number}`,
  (number) => [...number].map((digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)).join(''),
  (number) => [...number].map((digit) => CHINESE.charAt(Number(digit))).join(''),
]

export interface Planted {
  readonly kind: PersonalKind
  readonly value: string
}
const of = (kind: PersonalKind, values: fc.Arbitrary<string>): fc.Arbitrary<Planted> =>
  values.map((value) => ({ kind, value }))
const letters = (length: number): fc.Arbitrary<string> =>
  fc
    .array(fc.constantFrom(...'abcdefghjkmnpqrstuvwxyz'), { minLength: length, maxLength: length })
    .map((each) => each.join(''))

/** A value that points to a person, of any kind that needs no knowledge of the writer. */
export const planted: fc.Arbitrary<Planted> = fc.oneof(
  of(
    'mobile',
    fc.tuple(mobile, fc.constantFrom(...SPELLINGS)).map(([number, spell]) => spell(number)),
  ),
  of(
    'landline',
    fc
      .tuple(fc.constantFrom('010', '0571', '021'), fc.integer({ min: 2, max: 8 }), digits(7))
      .map(([area, first, rest]) => `${area}-${first}${rest}`),
  ),
  of('id_card', identity),
  of('bank_card', card),
  of(
    'plate',
    fc.tuple(fc.constantFrom('浙A', '京B', '粤C'), digits(4)).map(([head, rest]) => `${head}K${rest}`),
  ),
  of(
    'plate',
    fc.tuple(fc.constantFrom('浙A', '京B'), digits(5)).map(([head, rest]) => `${head}D${rest}`),
  ),
  of(
    'email',
    fc.tuple(letters(6), letters(4)).map(([name, host]) => `${name}@${host}.com`),
  ),
  of(
    'address',
    fc.tuple(digits(2), digits(1), digits(3)).map(([a, b, c]) => `解放路${a}号${b}栋2单元${c}室`),
  ),
)

/** What messages and replies are full of and what points to nobody. */
export const harmless: fc.Arbitrary<string> = fc.oneof(
  fc
    .tuple(day, fc.array(fc.constantFrom(...'23456789ABCDEFGHJKLMNPQRSTUVWXYZ'), { minLength: 6, maxLength: 6 }))
    .map(([on, code]) => `编号${on}-${code.join('')}`),
  fc
    .tuple(fc.integer({ min: 1949, max: 2099 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }))
    .chain(([y, m, d]) =>
      fc.constantFrom(
        `${y}年${m}月${d}日`,
        `${y}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')} 09:30`,
        `${y}.${m}.${d}`,
        `${y}${String(m).padStart(2, '0')}${String(d).padStart(2, '0')}`,
        `${y}-${y + 1}学年`,
      ),
    ),
  fc
    .integer({ min: 0, max: 99_999_999_999 })
    .chain((fen) =>
      fc.constantFrom(
        `${(fen / 100).toFixed(2)}元`,
        `${Math.floor(fen / 100).toLocaleString('en-US')}元`,
        `${Math.floor(fen / 1_000_000)}万元`,
      ),
    ),
  fc.constantFrom(
    '拨打12345',
    '请拨110、119或120',
    '浙政办发〔2020〕53号',
    '第8条第3款',
    '3栋电梯坏了',
    '行政服务中心2楼',
  ),
)
