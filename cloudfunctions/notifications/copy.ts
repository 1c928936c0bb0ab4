import { CITIZEN_TEXT } from './citizen-copy'
import { RECORDER_TEXT } from './recorder-copy'
import { STAFF_TEXT } from './staff-copy'

/** By rule (`notice-rules.ts`). */
export const NOTICE_TEXT = { ...CITIZEN_TEXT, ...STAFF_TEXT, ...RECORDER_TEXT }
export type NoticeKind = keyof typeof NOTICE_TEXT

/** What the module refuses. */
export const NOTIFICATIONS_COPY = {
  oneOrAll: '请指明一条消息，或者全部标为已读',
  notMutable: '催办、督办和紧急的消息不能关闭，请重新选择',
} as const

/** Where nobody leads it. */
export const PRESS_OFFICE = '市政府新闻办'
