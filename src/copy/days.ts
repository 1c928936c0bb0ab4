import type { MessageRow, MessageView } from '../../types/messages.contract'

type Forecast = NonNullable<MessageView['forecast']>

/** Shanghai has had no summer time since 1991, so a fixed shift is the whole time zone. */
const SHANGHAI_MS = 8 * 60 * 60 * 1000
const shanghai = (instant: string): Date => new Date(Date.parse(instant) + SHANGHAI_MS)
const two = (value: number): string => String(value).padStart(2, '0')

/** `2026-07-09` → `7月9日`. */
export function dayWords(day: string): string {
  const [, month, date] = day.split('-')
  return `${Number(month)}月${Number(date)}日`
}

/** `2026-07-09` → `2026年7月9日`. */
export const dayOfYearWords = (day: string): string => `${Number(day.slice(0, 4))}年${dayWords(day)}`

/** `2026-10` → `2026年10月`. */
export const monthWords = (month: string): string => `${Number(month.slice(0, 4))}年${Number(month.slice(5, 7))}月`

/** A day that was named on another: with its year where that is not the same, 三年 ahead being as far as a promise may go. */
export const dayWordsFrom = (day: string, saidOn: string): string =>
  day.slice(0, 4) === saidOn.slice(0, 4) ? dayWords(day) : dayOfYearWords(day)

/** A day counted in working days: 待校历 where the year's holiday notice is missing. */
export const countedDayWords = (day: string, unsettled: true | undefined): string =>
  `${dayWords(day)}${unsettled ? '（待校历）' : ''}`

/** The last day of a message's promise, and 待校历 where it is provisional. */
export const dueDayWords = ({
  replyDueOn,
  calendarSettled,
}: Pick<MessageRow, 'replyDueOn' | 'calendarSettled'>): string =>
  countedDayWords(replyDueOn, calendarSettled ? undefined : true)

/** The day of something that happened, which may be years ago: `7月9日`, and of another year `2025年7月9日`. */
export const pastDayWords = (day: string, thisYear = yearNow()): string =>
  Number(day.slice(0, 4)) === thisYear ? dayWords(day) : dayOfYearWords(day)

/** What every field of a day says. */
export const DAY_FIELD_COPY = {
  choose: '请选择日期',
  clear: '清除',
  clearOf: (label: string): string => `清除“${label}”`,
  unfinished: '日期还没有填完整，请补全年、月、日',
  tooEarly: (day: string): string => `不能早于${day}`,
} as const

/** What the first tile says on a day off: `周一到期`; by its date (`10月8日到期`) when it is more than six days away. */
export function dueNextWords(day: string, now = Date.now()): string {
  const daysAway = (Date.parse(`${day}T00:00:00+08:00`) - now) / DAY_MS
  const weekday = '日一二三四五六'[new Date(`${day}T00:00:00Z`).getUTCDay()] ?? ''
  return daysAway <= 6 ? `周${weekday}到期` : `${dayWords(day)}到期`
}

/** The year that Shanghai writes now. */
const yearNow = (): number => shanghai(new Date().toISOString()).getUTCFullYear()

/** An instant as Shanghai reads it: `7月9日 14:03`; with the year when it is not `thisYear`, or 0 always. */
export function instantWords(instant: string, thisYear = yearNow()): string {
  const at = shanghai(instant)
  const year = at.getUTCFullYear() === thisYear ? '' : `${at.getUTCFullYear()}年`
  return `${year}${at.getUTCMonth() + 1}月${at.getUTCDate()}日 ${two(at.getUTCHours())}:${two(at.getUTCMinutes())}`
}

/** An instant as the end of a time: midnight is `24:00` of the day before. */
export function untilWords(instant: string): string {
  const words = instantWords(instant)
  return words.endsWith(' 00:00') ? `${dayWords(dayOfInstant(before(instant)))} 24:00` : words
}
const before = (instant: string): string => new Date(Date.parse(instant) - 1).toISOString()

/** The Shanghai day of an instant, `YYYY-MM-DD`. */
export const dayOfInstant = (instant: string): string => shanghai(instant).toISOString().slice(0, 10)

const DAY_MS = 24 * 60 * 60 * 1000

/** The day so many days after a day `YYYY-MM-DD` (before it when negative): days are reckoned without a time zone. */
export const daysAfter = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10)

type Due = Pick<MessageRow, 'replyDueOn' | 'calendarSettled' | 'overdue'>

/**
 * `最晚7月9日答复` (`before` 前: `最晚7月9日前答复`); with 待校历 while the year's holiday notice is missing. Once the day has
 * passed unanswered it says so: a day gone by is no promise any more.
 */
export const promiseWords = ({ replyDueOn, calendarSettled, overdue }: Due, before: '' | '前' = ''): string =>
  `最晚${dayWords(replyDueOn)}${before}答复${calendarSettled ? '' : '（待校历）'}${overdue ? '，已超期' : ''}`

/**
 * What stands beside the due day: `这类留言该单位一般3个工作日答复，九成在5个工作日内（近90天42件）`. Median and 90th percentile
 * of the unit's real answers; nothing is foretold below 20 of them.
 */
export const forecastWords = ({ medianWorkingDays, p90WorkingDays, answers }: Forecast): string => {
  const within = (days: number, otherwise: string) => (days === 0 ? '当天' : `${days}个工作日${otherwise}`)
  return `这类留言该单位一般${within(medianWorkingDays, '')}答复，九成在${within(p90WorkingDays, '内')}（近90天${answers}件）`
}

/**
 * A view with the forecast of the one before it: what an action answers carries none, and the page must not lose it.
 * Another unit's answers foretell nothing, nor do
 * ordinary ones for a complex matter.
 */
export const withForecastOf = (before: MessageView | undefined, view: MessageView): MessageView =>
  view.forecast === undefined &&
  before?.forecast !== undefined &&
  before.unitId === view.unitId &&
  view.complex?.approved !== true
    ? { ...view, forecast: before.forecast }
    : view

/** `还有2个工作日`, `今天到期`, `已超期3个工作日`. A due day on a weekend just past is late by 0 working days and still late. */
export function daysLeftWords({
  workingDaysLeft,
  overdue,
  calendarSettled,
}: Pick<MessageRow, 'workingDaysLeft' | 'overdue' | 'calendarSettled'>): string {
  const unsettled = calendarSettled ? '' : '（待校历）'
  if (overdue || workingDaysLeft < 0)
    return workingDaysLeft < 0 ? `已超期${-workingDaysLeft}个工作日${unsettled}` : `已超期${unsettled}`
  return workingDaysLeft === 0 ? `今天到期${unsettled}` : `还有${workingDaysLeft}个工作日${unsettled}`
}

/**
 * What stands beside a citizen's own message while it is open. Nothing while the person is asked: how long they may take to
 * answer is another number, and the unit's days do not run. That it is late stands there always.
 */
export const ownDaysLeftWords = (row: MessageRow): string | undefined =>
  row.status === 'awaiting_citizen' && !row.overdue ? undefined : daysLeftWords(row)

/** `3小时`, `2天` since an instant, for queues. */
export function ageWords(since: string, now: string): string {
  const hours = Math.max(0, Math.floor((Date.parse(now) - Date.parse(since)) / 3_600_000))
  if (hours < 1) return '不到1小时'
  return hours < 24 ? `${hours}小时` : `${Math.floor(hours / 24)}天`
}

/** Whole minutes since an instant; a clock that is behind the server's counts none. */
export const minutesSince = (since: string, now = Date.now()): number =>
  Math.max(0, Math.floor((now - Date.parse(since)) / 60_000))
