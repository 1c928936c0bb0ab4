import type { PersonalKind } from '../../../types/privacy.terms'

/** What a finding is called to a person, as on the pages; a test holds them together. */
export const PERSONAL_WORDS: Readonly<Record<PersonalKind, string>> = {
  own_name: '市民的姓名',
  own_contact: '市民的联系方式',
  mobile: '手机号',
  landline: '固定电话',
  id_card: '证件号码',
  bank_card: '银行卡号',
  plate: '车牌号',
  email: '电子邮箱',
  wechat: '微信号',
  qq: 'QQ号',
  address: '详细住址',
  name: '姓名',
}

/** Names the kinds that stand in a text, never the values. */
export const PRIVACY_COPY = {
  notToStand: (kinds: readonly PersonalKind[]): string =>
    `里面有${named(kinds)}，发出后会泄露个人信息，请删去或改写。如果是单位对外公布的号码，请逐处注明理由。`,
  ownNotToStand: (kinds: readonly PersonalKind[]): string => `里面有${named(kinds)}，不能写进去，请删去后再提交。`,
} as const

const named = (kinds: readonly PersonalKind[]): string =>
  [...new Set(kinds)].map((kind) => PERSONAL_WORDS[kind]).join('、')
