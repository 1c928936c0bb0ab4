import { MESSAGE_LIMITS } from '../../types/messages.terms'

/** 登记留言 */
export const RECORD_COPY = {
  title: '登记留言',
  intro: '把其他地方收到的评论、私信、来电和来访登记进来，和小程序里的留言一样办理，答复会注明是在哪个渠道给出的。',
  channel: '来自哪里',
  channelMissing: '请选择来自哪里。',
  kind: '是什么事',
  kindMissing: '请选择是什么事。',
  body: '内容',
  bodyPlaceholder: '照原话登记，不要写姓名、电话和证件号码',
  bodyShort: `内容至少写${MESSAGE_LIMITS.body.min}个字。`,
  place: '地点（选填）',
  placePlaceholder: '街道、小区或路名',
  link: '公开原文的链接（选填）',
  linkHint: '公开的评论、帖文才填。来电、来访和私信没有公开的原文，答复只给本人，不会公开。',
  linkPlaceholder: 'https://',
  badLink: '链接要以 http:// 或 https:// 开头。',
  submit: '登记',
  done: (code: string): string => `编号${code}`,
  doneTitle: '已登记',
  open: '去办理',
  another: '再登记一条',
  conflict: '这一条之前已经登记，内容和现在的不一样。现在写的还保留着，需要时可以另登记一条。',
  conflictSee: '看已登记的那条',
  conflictAgain: '作为新的一条登记',
} as const
