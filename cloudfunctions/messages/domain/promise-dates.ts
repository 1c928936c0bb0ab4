import { addDays, type LocalDate, weekday } from '../../shared/kernel/local-date'
import { addWorkingDays, type WorkCalendar } from '../../shared/kernel/working-days'

/** A dated commitment found in a reply: the sentence that makes it, and the last day it leaves. */
export interface FoundPromise {
  readonly text: string
  readonly dueOn: LocalDate
}

/** Words that make a date a commitment, rather than a fact of the past. */
const COMMITS = /前(?!往|去|来|期)|底|内|以内|完成|恢复|通车|开工|竣工|解决|修复|整改|到位|启用|开通|答复|反馈/u
/** Right before a date: since when, as of when or by which rule, no commitment. Other dates of the sentence may be one. */
const OF_A_FACT = /(?:已于|已在|曾于|曾在|自|从|截至|截止到?|据|每年的?)\s*$/u

interface Found {
  readonly pattern: RegExp
  /** The last day that the words leave, or null where they name no day of the calendar. */
  readonly day: (match: RegExpExecArray, today: LocalDate, calendar: WorkCalendar) => LocalDate | null
}

const number = (text: string | undefined): number => {
  const digits = '零一二三四五六七八九十'
  if (text === undefined) return Number.NaN
  if (/^\d+$/u.test(text)) return Number(text)
  if (text === '两') return 2
  if (text.length === 1) return digits.indexOf(text)
  // 三五天, 两三个工作日: it may take as long as the second number says.
  if (text.length === 2 && !text.includes('十')) return number(text.charAt(1))
  if (text.startsWith('十')) return 10 + digits.indexOf(text.charAt(1))
  if (text.endsWith('十')) return digits.indexOf(text.charAt(0)) * 10
  return digits.indexOf(text.charAt(0)) * 10 + digits.indexOf(text.charAt(2))
}
/** A month as it is written, in digits or in words. */
const M = '(\\d{1,2}|十[一二]?|[一二三四五六七八九])月'
const N = '(\\d{1,3}|[一二三四五六七八九十两]{1,3})'

const yearOf = (day: LocalDate): number => Number(day.slice(0, 4))
const monthOf = (day: LocalDate): number => Number(day.slice(5, 7))
const dayIn = (year: number, month: number, date: number): LocalDate | null => {
  const day = `${year}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`
  return month >= 1 && month <= 12 && date >= 1 && date <= lastDate(year, month) ? day : null
}
const lastDate = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate()
/** 民法典 202: the time ends on the same date of that month, or with the month where it has none. */
const monthsLater = (day: LocalDate, months: number): LocalDate | null => {
  const ahead = monthOf(day) - 1 + months
  const [of, month] = [yearOf(day) + Math.floor(ahead / 12), (ahead % 12) + 1]
  return dayIn(of, month, Math.min(Number(day.slice(8)), lastDate(of, month)))
}
const monthEnd = (year: number, month: number): LocalDate | null => dayIn(year, month, lastDate(year, month))
/** Until then a day without a year that has passed is what was done or agreed, days; longer ago it may be next year's. */
const PASSED_LATELY = 60
/**
 * A month or day without a year is the next one to come. One that has passed tells of what was done, as most that stand in
 * real replies do, unless it is a limit (`3月15日前`) that lies well back.
 */
const nextTo = (today: LocalDate, isLimit: boolean, make: (year: number) => LocalDate | null): LocalDate | null => {
  const here = make(yearOf(today))
  if (here === null || here >= today) return here
  return isLimit && here < addDays(today, -PASSED_LATELY) ? make(yearOf(today) + 1) : null
}
const year = (said: string | undefined, today: LocalDate): number | null => {
  if (said === undefined || said === '') return null
  return said === '今' ? yearOf(today) : said === '明' ? yearOf(today) + 1 : Number(said)
}
const dated = (
  said: string | undefined,
  today: LocalDate,
  isLimit: boolean,
  make: (year: number) => LocalDate | null,
): LocalDate | null => {
  const named = year(said, today)
  return named === null ? nextTo(today, isLimit, make) : make(named)
}

/** In the order in which they are tried; a longer form comes before the shorter one that it contains. */
const FORMS: readonly Found[] = [
  {
    pattern: new RegExp(`(?:(20\\d{2}|今|明)年)?${M}(\\d{1,2})[日号](之?前(?!往|去|来|期)|以前)?`, 'gu'),
    day: (m, today) => dated(m[1], today, m[4] !== undefined, (of) => dayIn(of, number(m[2]), number(m[3]))),
  },
  {
    pattern: new RegExp(`(?:(20\\d{2}|今|明)年)?${M}(上旬|中旬|下旬|底|末|份?(?:之?前|内|完成))`, 'gu'),
    day: (m, today) =>
      dated(m[1], today, /[前内底完]/u.test(m[3] ?? ''), (of) => {
        const month = number(m[2])
        if (m[3] === '上旬') return dayIn(of, month, 10)
        if (m[3] === '中旬') return dayIn(of, month, 20)
        if (m[3]?.endsWith('前') === true) return addDays(dayIn(of, month, 1) ?? today, -1)
        return monthEnd(of, month)
      }),
  },
  {
    pattern: new RegExp(`${N}个?(工作日|天|日|周|个?星期|个月)(?:之?内|以内)`, 'gu'),
    day: (m, today, calendar) => {
      const count = number(m[1])
      if (m[2] === '工作日') return addWorkingDays(today, count, calendar).on
      if (m[2] === '天' || m[2] === '日') return addDays(today, count)
      if (m[2] === '个月') return monthsLater(today, count)
      return addDays(today, count * 7)
    },
  },
  {
    pattern: /(本|这|下)(周|星期|个?月)(?:([一二三四五六日天])|内|底|末(?:之?前)?)/gu,
    day: (m, today) => {
      if (m[2]?.endsWith('月') === true) {
        if (m[3] !== undefined) return null // 本月五日: the beginning of a day of the month, none of the week
        const month = monthOf(today) + (m[1] === '下' ? 1 : 0)
        return month > 12 ? monthEnd(yearOf(today) + 1, 1) : monthEnd(yearOf(today), month)
      }
      const monday = addDays(today, -((weekday(today) + 6) % 7) + (m[1] === '下' ? 7 : 0))
      if (m[0].endsWith('末')) return addDays(monday, 6)
      const at = m[3] === undefined ? 4 : '一二三四五六日'.indexOf(m[3] === '天' ? '日' : m[3])
      return addDays(monday, at)
    },
  },
  {
    pattern: /(今|本|明|20\d{2})年(?:年?底|年?末|内|之?前)/gu,
    day: (m, today) => dayIn(m[1] === '本' ? yearOf(today) : (year(m[1], today) ?? yearOf(today)), 12, 31),
  },
  {
    pattern: /(?<![\d今本明去前每]年?)年[底末]|(?<![\d一二三四五六七八九十两几多])年内/gu,
    day: (_m, today) => dayIn(yearOf(today), 12, 31),
  },
  {
    pattern: /(本|这个?|下)个?月(\d{1,2})[日号]/gu,
    day: (m, today) => {
      const month = monthOf(today) + (m[1] === '下' ? 1 : 0)
      return month > 12 ? dayIn(yearOf(today) + 1, 1, number(m[2])) : dayIn(yearOf(today), month, number(m[2]))
    },
  },
  { pattern: /明[天日晚]|后天/gu, day: (m, today) => addDays(today, m[0] === '后天' ? 2 : 1) },
]

/** Dates farther away than this are plans of a decade, not promises to a citizen. */
export const FARTHEST_DAYS = 3 * 366

/** Characters of a promise that are kept; never half of a pair, which no database keeps. */
const LONGEST = 120
const beginningOf = (sentence: string): string => [...sentence].slice(0, LONGEST).join('')

/** The dated commitments of a reply, in the order written, each sentence once (承诺台账). */
export function findPromises(body: string, today: LocalDate, calendar: WorkCalendar): FoundPromise[] {
  return body.split(/[。！!？?；;\n]+/u).flatMap((sentence) => {
    const text = sentence.trim()
    if (!COMMITS.test(text)) return []
    const days = FORMS.flatMap(({ pattern, day }) =>
      [...text.matchAll(pattern)]
        .filter(({ index }) => !OF_A_FACT.test(text.slice(0, index)))
        .map((match) => day(match, today, calendar)),
    ).filter((day): day is LocalDate => day !== null && day >= today && day <= addDays(today, FARTHEST_DAYS))
    const dueOn = days.sort().at(-1)
    return dueOn === undefined ? [] : [{ text: beginningOf(text), dueOn }]
  })
}
