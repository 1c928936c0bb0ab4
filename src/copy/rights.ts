import { DELETION_MINUTES, GUARDIAN_BELOW_YEARS } from '../../types/privacy.terms'

/** 我的信息与权利 */
export const RIGHTS_COPY = {
  title: '我的信息与权利',
  staff: '这里是市民查看自己信息的地方',
  staffText: '您现在是工作人员身份。请用市民身份登录。',
  held: '系统保存了什么',
  more: '依据和期限',
  less: '收起',
  purpose: (text: string): string => `用来：${text}`,
  basis: (text: string): string => `依据：${text}`,
  retention: (text: string): string => `保存：${text}`,
  consents: '我的同意',
  publicOn: (count: number): string => `${count}条留言同意公开答复`,
  publicOff: '没有同意公开的留言',
  publicWithdraw: '撤回公开的同意',
  identityOn: (count: number): string => `${count}条留言让承办单位看到身份`,
  identityOff: '没有留言让承办单位看到身份',
  identityWithdraw: '不再让承办单位看到身份',
  withdrawn: (count: number): string => `已撤回，涉及${count}条留言`,
  correct: '更正或删除联系方式',
  correctNote: '在“我的留言”里打开那条留言，就能更正或删除它的联系方式',
  export: '导出我的信息',
  exportNote: '每天一次。内容含您的联系方式，请妥善保管。',
  exporting: '正在准备，请稍等。',
  exported: {
    saved: '已导出，请妥善保管',
    copied: '已复制到剪贴板，请粘贴到安全的地方保存',
    refused: '没有复制成功：请在微信里允许使用剪贴板后再导出',
  },
  delete: '删除我的信息',
  deleteTitle: '删除我的信息',
  goes: '会删除',
  stays: '会保留',
  why: (why: string, howLong: string): string => `${why}。保存：${howLong}`,
  deleteConfirm: '确认删除',
  deleteMinutes: `请在${DELETION_MINUTES}分钟内确认。删除后不能恢复，建议先导出。`,
  deleted: (contacts: number, unlinked: number): string =>
    `已删除${contacts}条联系方式，${unlinked}条已办结留言与您断开`,
  guardian: `未满${GUARDIAN_BELOW_YEARS}周岁`,
  guardianYes: '已由监护人同意',
  guardianNo: '请监护人填写姓名和联系方式',
  notice: '隐私说明',
  noticeVersion: (version: string): string => `第${version}版`,
} as const

/** Correcting the contact of one message. */
export const OWN_CONTACT_COPY = {
  open: '更正或删除联系方式',
  title: '联系方式',
  text: '原来填写的加密保存，这里不显示。填写新的会替换它；不填可以删除它。',
  label: '新的联系电话或邮箱',
  save: '保存新的联系方式',
  remove: '删除联系方式',
  saved: '联系方式已更正',
  removed: '联系方式已删除',
} as const

export const GUARDIAN_COPY = {
  title: `未满${GUARDIAN_BELOW_YEARS}周岁`,
  intro: `未满${GUARDIAN_BELOW_YEARS}周岁的小朋友写留言，要由爸爸妈妈或其他监护人同意。您的留言会特别处理，承办单位看不到您是谁，也不会公开。`,
  under14: `我未满${GUARDIAN_BELOW_YEARS}周岁`,
  name: '监护人姓名',
  contact: '监护人联系方式',
  contactHint: '加密保存，只在需要与监护人联系时使用',
  agrees: '我是监护人，已阅读隐私说明，同意提交和处理留言',
  save: '保存',
  saved: '已保存',
  agreed: '监护人已同意',
  mustAgree: '请监护人阅读隐私说明后打开这个开关。',
  missing: '请填写监护人的姓名和联系方式。',
} as const
