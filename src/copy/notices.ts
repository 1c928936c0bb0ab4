import { type NoticeGroup, UNREAD_LIMIT } from '../../types/notifications.terms'

export const NOTICE_GROUP_WORDS: Record<NoticeGroup, string> = {
  progress: '办理进展',
  answer: '答复和结果',
  question: '请您处理',
  assigned: '新到留言',
  approval: '审核审批',
  reminder: '催办督办',
  urgent: '紧急',
}

/** What the page of notices and its entries say. */
export const NOTICES_COPY = {
  title: '消息',
  entryNote: '办理进展和提醒',
  unread: (count: number): string => `${atMost(count)}条未读`,
  badge: (count: number): string => (count === 0 ? '消息' : `消息 ${atMost(count)}`),
  badgeLabel: (count: number): string => (count === 0 ? '消息' : `消息，${atMost(count)}条未读`),
  list: '消息列表',
  isNew: '未读',
  readAll: '全部标为已读',
  allRead: '已全部标为已读',
  empty: '还没有消息',
  emptyText: '留言有进展、需要您处理时，会出现在这里。',
  more: '再看一些',
  settings: '提醒哪些',
  settingsNote: '关掉的仍会列在这里，不再计入未读，也不发到微信。',
  settingsStaffNote: '催办、督办和紧急的不能关。关掉的仍会列在这里，不再计入未读，也不发到微信。',
  quiet: '晚上9点到早上8点不发微信提醒，第二天早上再发；紧急的除外。',
  inWechat: '在微信里也提醒我',
  inWechatNote: '同意一次，微信提醒一次。',
  accepted: (count: number): string => `已同意，会在微信里提醒您${count}次`,
  notAccepted: '没有同意，消息仍会出现在这里',
} as const

function atMost(count: number): string {
  return count >= UNREAD_LIMIT ? `${UNREAD_LIMIT}+` : String(count)
}
