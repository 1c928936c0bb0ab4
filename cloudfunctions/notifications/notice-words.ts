import type { LocalDate } from '../shared/kernel/local-date'

/** 2026-07-09 → 7月9日 */
export const day = (on: LocalDate): string => `${Number(on.slice(5, 7))}月${Number(on.slice(8, 10))}日`

/** What a notice may say of a message: its number, days, names of units. Never a word or a name of the citizen. */
export interface NoticeFacts {
  readonly code: string
  /** 投诉, 咨询 … */
  readonly kind: string
  readonly unitName: string
  readonly dueOn: LocalDate
  /** An unanswered question runs out on this day. */
  readonly resumesOn?: LocalDate
  /** It closes by itself on this day. */
  readonly closesOn?: LocalDate
}

/** `title` at most 20 characters; `status` at most 5, for 订阅消息. */
export interface NoticeText {
  readonly title: string
  readonly status: string
  readonly text: (facts: NoticeFacts) => string
}

export const about = ({ code }: NoticeFacts): string => `编号${code}`
export const matter = ({ code, kind }: NoticeFacts): string => `编号${code}的${kind}`
