/** What the scanner finds in a text: whom a passage would point to, and how. */
export const PERSONAL_KINDS = [
  'own_name', // 市民的姓名
  'own_contact', // 市民的联系方式
  'mobile', // 手机号
  'landline', // 固定电话
  'id_card', // 证件号码
  'bank_card', // 银行卡号
  'plate', // 车牌号
  'email', // 电子邮箱
  'wechat', // 微信号
  'qq', // QQ号
  'address', // 详细住址（到门牌、单元、室）
  'name', // 姓名（文中自称、称呼或提到）
] as const
export type PersonalKind = (typeof PERSONAL_KINDS)[number]

/** What a citizen may take back: 公开展示, 向承办单位显示身份和接听电话 */
export const CONSENT_KINDS = ['public_display', 'identity_to_unit'] as const
export type ConsentKind = (typeof CONSENT_KINDS)[number]

/** The privacy notice in force. A change of its text changes the version; the page shows it. */
export const PRIVACY_NOTICE = { version: '2026-3', effectiveOn: '2026-11-23' } as const

/** Below this age a guardian agrees (PIPL art. 31). */
export const GUARDIAN_BELOW_YEARS = 14

/** Minutes within which a deletion is confirmed. */
export const DELETION_MINUTES = 10
