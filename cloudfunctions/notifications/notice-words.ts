import type { Channel } from '../../types/messages.terms'
import type { LocalDate } from '../shared/kernel/local-date'

/** 2026-07-09 → 7月9日 */
export const day = (on: LocalDate): string => `${Number(on.slice(5, 7))}月${Number(on.slice(8, 10))}日`

const UNSETTLED = '（待校历）'

/** The last day of the promise, and 待校历 where it is provisional: never a silent guess. */
export const dueDay = ({ dueOn, calendarSettled }: Pick<NoticeFacts, 'dueOn' | 'calendarSettled'>): string =>
  `${day(dueOn)}${calendarSettled ? '' : UNSETTLED}`

/** How long the citizen may answer, and what the waiting does to the promise; nothing once it is over. */
export const waitingFor = ({ question }: Pick<NoticeFacts, 'question'>): string =>
  question === undefined
    ? ''
    : `，${question.late ? '答复期限不因此推迟' : '等待的日子不计入答复期限'}，` +
      `${day(question.resumesOn)}${question.unsettled ? UNSETTLED : ''}后按现有情况继续办理`

/** What a notice may say of a message: its number, days, names of units. Never a word or a name of the citizen. */
export interface NoticeFacts {
  readonly code: string
  /** 投诉, 咨询 … */
  readonly kind: string
  readonly channel: Channel
  readonly unitName: string
  readonly dueOn: LocalDate
  /** `false`: no holiday notice reaches that day yet, 待校历. */
  readonly calendarSettled: boolean
  /** An unanswered question runs out on this day; `late`: it moved no day; `unsettled`: 待校历. */
  readonly question?: { readonly resumesOn: LocalDate; readonly late: boolean; readonly unsettled: boolean }
  /** It closes by itself on this day. */
  readonly closesOn?: LocalDate
}

/** `title` at most 20 characters; `status` at most 5, for 订阅消息. */
export interface NoticeText {
  readonly title: string
  /** Where it is meant for one person and a whole office reads it instead; absent: the same. */
  readonly titleToOffice?: string
  readonly status: string
  readonly text: (facts: NoticeFacts) => string
}

export const about = ({ code }: NoticeFacts): string => `编号${code}`
export const matter = ({ code, kind }: NoticeFacts): string => `编号${code}的${kind}`

const ON_THE_SPOT = '请在原渠道告诉留言人'
/** How whoever recorded it reaches who said it: what was written somewhere is answered there. */
const TELL_WHO_SAID_IT = {
  app: ON_THE_SPOT,
  weibo: ON_THE_SPOT,
  wechat: ON_THE_SPOT,
  douyin: ON_THE_SPOT,
  website: ON_THE_SPOT,
  other: ON_THE_SPOT,
  phone: '请打电话告诉来电人',
  visit: '请告诉来访人',
} as const satisfies Record<Channel, string>
export const tellWhoSaidIt = ({ channel }: Pick<NoticeFacts, 'channel'>): string => TELL_WHO_SAID_IT[channel]
