import { faultOfPassword, type PasswordFault } from '../../../cloudfunctions/identity/domain/password-rules'

const ACCOUNT = { loginName: 'Wangxm', name: '王小明' }
const LINE = '春眠不觉晓处处闻啼鸟夜来风雨声'

it.each<[why: string, password: string, fault: PasswordFault | null]>([
  ['eleven characters', LINE.slice(0, 11), 'tooShort'],
  ['eleven characters of two units each', '😀🐶🍎🚗🏠🌈🎸📚🍕🎈🚲', 'tooShort'],
  ['twelve', LINE.slice(0, 12), null],
  ['as many as may be', `${LINE}${'山高月小水落石出'.repeat(14)}。`, null],
  ['one more', `${LINE}${'山高月小水落石出'.repeat(14)}。。`, 'tooLong'],
  ['the login name in it, in any case', `雨后彩虹wangXM照在和平路`, 'ownName'],
  ['the name in it', '雨后彩虹王小明照在和平路', 'ownName'],
  ['one character over and over', 'k'.repeat(12), 'common'],
  ['two', 'xk'.repeat(6), 'common'],
  ['three, and the beginning of a fourth time', 'xkq'.repeat(4) + 'xk', 'common'],
  ['four, and the beginning of a fourth time', 'xkqv'.repeat(3) + 'xkq', 'common'],
  ['four, twice, with more behind it', 'xkqvxkqvmjrt', null],
  ['five', 'xkqvm'.repeat(3), null],
  ['letters in their order', 'ghijklmnopqrst', 'common'],
  ['letters in their order, back', 'tsrqponmlkjihg', 'common'],
  ['digits in their order, beyond nine', '678901234567', 'common'],
  ['digits in their order, back beyond nought', '432109876543', 'common'],
  ['every other letter', 'acegikmoqsuwy', null],
  ['letters in their order but for one', 'ghijklmnopqrsu', null],
  ['a common word with a year', 'Password2026', 'common'],
  ['a common word between digits', '2026password20', 'common'],
  ['a common word with signs read as letters', 'P@ssw0rd2026', 'common'],
  ['common words in a row', 'welcomeadmin88', 'common'],
  ['in full width', 'ｐａｓｓｗｏｒｄ２０２６', 'common'],
  ['keys in a row', '1qaz2wsx3edc4rfv', 'common'],
  ['a common word among others', 'password雨后彩虹照在', null],
])('of a new password: %s', (_why, password, fault) => expect(faultOfPassword(password, ACCOUNT)).toBe(fault))

it('a name of one character is no part of a password', () =>
  expect(faultOfPassword('雨后彩虹照在和平路上真好看', { loginName: '雨', name: '虹' })).toBeNull())
