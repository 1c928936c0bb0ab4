import { maskedValue } from '../../../cloudfunctions/shared/privacy/masked'
import {
  isBankCard,
  isCompactDay,
  isIdentityNumber15,
  isIdentityNumber18,
} from '../../../cloudfunctions/shared/privacy/number-rules'
import type { PersonalKind } from '../../../types/privacy.terms'

it.each([
  ['11010519491231002X', true],
  ['110105194912310011', true],
  ['110105194912310353', true],
  ['110105194912310021', false], // the check digit is another
  ['160105194912310029', false], // it holds, but there is no province 16
  ['11010519491231002', false],
  ['11010519491231002XX', false],
  ['1101051949123100X2', false],
])('%s is an identity number of 18 characters: %s', (value, is) => expect(isIdentityNumber18(value)).toBe(is))

it.each([
  ['130503670401001', true],
  ['130503670101001', true],
  ['130503671231001', true],
  ['130503670001001', false],
  ['130503671301001', false],
  ['130503670400001', false],
  ['130503670432001', false],
  ['160503670401001', false],
  ['13050367040100', false],
  ['1305036704010011', false],
])('%s is an identity number of 15 digits: %s', (value, is) => expect(isIdentityNumber15(value)).toBe(is))

it.each([
  ['3495012345678909', true],
  ['4495012345678907', true],
  ['54950123456789012', true],
  ['649501234567890127', true],
  ['6495012345678901233', true],
  ['6495012345678901234', false], // the check digit is another
  ['2495012345678901', false], // it holds, but no card begins so
  ['7495012345678900', false],
  ['649501234567893', false], // 15 digits
  ['64950123456789012346', false], // 20
])('%s is a bank card: %s', (value, is) => expect(isBankCard(value)).toBe(is))

it.each([
  ['20260709', true],
  ['19000101', true],
  ['20991231', true],
  ['20261001', true],
  ['20261301', false],
  ['20260001', false],
  ['20260732', false],
  ['18991231', false],
  ['21000101', false],
  ['202607091', false],
])('%s is rather a day than a telephone: %s', (value, is) => expect(isCompactDay(value)).toBe(is))

it.each<[PersonalKind, string, string]>([
  ['mobile', '+86 138 0013 8001', '138****8001'],
  ['own_contact', '138-0013-8001', '138****8001'],
  // Eleven digits that are no mobile number, a mail address, a single character: stars, at most eight.
  ['own_contact', '12800138001', '********'],
  ['own_contact', '031188886666', '********'],
  ['own_contact', '1380013800012', '********'],
  ['own_contact', '12345', '*****'],
  ['own_contact', '5', '**'],
  ['own_name', '欧 阳娜', '欧**'],
  ['own_name', '王', '王*'],
  ['name', '𠮷田', '𠮷*'],
  ['landline', '0571-88886666', '****'],
  ['id_card', '11010519491231002X', '******'],
  ['bank_card', '6222 0210 0111 6245 702', '****5702'],
  ['plate', '浙A·12345', '浙A****'],
  ['email', 'wang.xm@mail.example.com', '***.com'],
  ['wechat', 'wxid_ab12cd', '***'],
  ['qq', '12345678', '***'],
  ['address', '解放路38号3栋2单元501室', '解放路**'],
  ['address', '解放路阳光小区3栋2单元501室', '解放路**'],
  ['address', '3-2-501', '**'],
])('of a %s in %s a reader sees %s', (kind, value, shown) => expect(maskedValue(kind, value)).toBe(shown))
