import type { DeadlineReceipt } from '../../types/messages.contract'
import type { ReceiptReason } from '../../types/messages.terms'
import { dayWords } from './days'

type Day = DeadlineReceipt['days'][number]
type Extension = DeadlineReceipt['extensions'][number]

/** The offices that may give more time, as a citizen knows them. */
const GRANTED_BY: Record<NonNullable<Extension['by']>, string> = { chief: '市政府新闻办', supervisor: '督查部门' }

export const RECEIPT_COPY = {
  open: '这个日期怎么算的',
  openAnswered: '答复期限怎么算的',
  title: '时限清单',
  intro: (reworked: boolean) =>
    `从${reworked ? '重新办理' : '收到留言'}的第二天起，按工作日一天一天地数。您和承办单位看到的是同一份。`,
  started: (reworked: boolean) => (reworked ? '重新办理' : '收到留言'),
  startedNote: '当天不计',
  due: '最晚答复',
  forecast: '实际答复快慢',
  forecastWords: (median: number, p90: number, answers: number) =>
    `近90天同类${answers}件，一半在${median}个工作日内答复，九成在${p90}个工作日内`,
  allowance: '办理时限',
  counted: '已经计入',
  paused: '等待补充，不计入',
  workingDays: (days: number) => `${days}个工作日`,
  unsettled: '待校历：放假安排公布后可能调整',
  extended: ({ lateNotice }: Extension) => (lateNotice ? '期限不提前' : '批准延长'),
  granted: ({ grantedOn, by, grounds, lateNotice }: Extension) =>
    lateNotice
      ? `${dayWords(grantedOn)}按放假安排重算：${grounds}`
      : `${dayWords(grantedOn)}${by === undefined ? '' : `由${GRANTED_BY[by]}`}批准延长。理由：${grounds}`,
  own: '单位自定期限',
  ownWords: (days: number, due: string) => `${days}个工作日，最晚${due}`,
  ownSource: (source: string) => `对您的承诺仍按全市期限。单位自定期限依据：${source}`,
  units: '经过的单位',
  hop: (from: string, until: string | undefined) =>
    until ? `${dayWords(from)}至${dayWords(until)}` : `${dayWords(from)}起`,
  dueFrame: '粗框 最晚答复',
  aheadFrame: '虚线 预计',
  days: '逐日记录',
  ahead: '（预计）',
  answered: '已答复，不再计',
  onTime: '按时答复',
  late: (days: number) => (days > 0 ? `超期${days}个工作日答复` : '超期答复'),
} as const

const REASON_WORDS: Record<ReceiptReason, string> = {
  counted: '计入',
  weekend: '周末，不计',
  holiday: '放假，不计',
  makeup_workday: '调休上班，计入',
  paused: '等待补充，不计',
  extended: '延长的日子，计入',
}

/** A day of the small calendar: one character, and what it means. */
export const DAY_MARKS: Record<ReceiptReason | 'start', { readonly mark: string; readonly means: string }> = {
  start: { mark: '起', means: '当天不计' },
  counted: { mark: '计', means: '计入' },
  makeup_workday: { mark: '班', means: '调休上班，计入' },
  extended: { mark: '延', means: '延长的日子，计入' },
  paused: { mark: '停', means: '等待补充，不计' },
  weekend: { mark: '休', means: '周末，不计' },
  holiday: { mark: '假', means: '放假，不计' },
}

export const WEEKDAYS_FROM_MONDAY = ['一', '二', '三', '四', '五', '六', '日'] as const
const WEEKDAYS = ['日', '一', '二', '三', '四', '五', '六'] as const

/** `7月9日 周四`. */
export const dayWithWeekday = (day: string): string =>
  `${dayWords(day)} 周${WEEKDAYS[new Date(`${day}T00:00:00Z`).getUTCDay()] ?? ''}`

/** Why a day counts or not: `国庆节，不计`. After the answer none is counted any more. */
export const receiptDayWords = ({ why, name, ahead }: Day, answered: boolean): string =>
  answered && ahead ? RECEIPT_COPY.answered : dayReason({ why, name, ahead })

const dayReason = ({ why, name, ahead }: Pick<Day, 'why' | 'name' | 'ahead'>): string =>
  `${why === 'holiday' && name ? `${name}，不计` : REASON_WORDS[why]}${ahead ? RECEIPT_COPY.ahead : ''}`
