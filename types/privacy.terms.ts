/** What the scanner finds in a text: whom a passage would point to, and how. */
export const PERSONAL_KINDS = [
  'own_name', // 本人姓名
  'own_contact', // 本人联系方式
  'mobile', // 手机号
  'landline', // 固定电话
  'id_card', // 身份证号
  'bank_card', // 银行卡号
  'plate', // 车牌号
  'email', // 电子邮箱
  'wechat', // 微信号
  'qq', // QQ号
  'address', // 住址（到门牌、单元、室）
] as const
export type PersonalKind = (typeof PERSONAL_KINDS)[number]
