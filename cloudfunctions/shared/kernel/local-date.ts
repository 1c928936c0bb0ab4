import dayjs from 'dayjs'
import utc from 'dayjs/plugin/utc'

dayjs.extend(utc)

/** A calendar day `YYYY-MM-DD` in Asia/Shanghai, whatever the time zone of the machine. */
export type LocalDate = string
/** An instant, ISO 8601 in UTC with milliseconds. */
export type Instant = string

/** Milliseconds. */
export const MINUTE_MS = 60_000
export const HOUR_MS = 60 * MINUTE_MS
export const DAY_MS = 24 * HOUR_MS

/** China keeps UTC+8 the whole year, since 1991. */
const SHANGHAI_OFFSET_MINUTES = 480

/** The Shanghai day on which an instant falls. By arithmetic: every request asks for it, some for several. */
export const shanghaiDay = (instant: Instant): LocalDate =>
  dayWithNumber(Math.floor((Date.parse(instant) + SHANGHAI_OFFSET_MINUTES * MINUTE_MS) / DAY_MS))

/** Hour of the Shanghai day, 0–23. */
export const shanghaiHour = (instant: Instant): number => dayjs.utc(instant).utcOffset(SHANGHAI_OFFSET_MINUTES).hour()

/** The Shanghai time of day, `HH:MM`. */
export const shanghaiTime = (instant: Instant): string =>
  dayjs.utc(instant).utcOffset(SHANGHAI_OFFSET_MINUTES).format('HH:mm')

/** An instant as people read it, `YYYY-MM-DD HH:MM` in Shanghai. */
export const shanghaiMoment = (instant: Instant): string => `${shanghaiDay(instant)} ${shanghaiTime(instant)}`

/** The instant at which a Shanghai day begins (00:00 there). */
export const startOfShanghaiDay = (day: LocalDate): Instant =>
  dayjs.utc(day).subtract(SHANGHAI_OFFSET_MINUTES, 'minute').toISOString()

/**
 * Days since 1970-01-01, for reckoning over many days. By arithmetic on the digits (the year begins in March, so that
 * the leap day is its last): a deadline asks several times, and parsing a date costs ten times as much.
 */
export function dayNumber(day: LocalDate): number {
  const month = twoDigits(day, 5)
  const year = twoDigits(day, 0) * 100 + twoDigits(day, 2) - (month > 2 ? 0 : 1)
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + twoDigits(day, 8) - 1
  const leapDays = Math.floor(year / 4) - Math.floor(year / 100) + Math.floor(year / 400)
  return year * 365 + leapDays + dayOfYear - DAYS_TO_1970
}
const twoDigits = (day: LocalDate, at: number): number => day.charCodeAt(at) * 10 + day.charCodeAt(at + 1) - 528
/** From the first of March of the year 0 to 1970-01-01. */
const DAYS_TO_1970 = 719_468
/** The day with that number. */
export function dayWithNumber(number: number): LocalDate {
  const known = lastDay
  if (known.number === number) return known.day
  const day = new Date(number * DAY_MS).toISOString().slice(0, 10)
  lastDay = { number, day }
  return day
}
/** Today is asked for with every request. */
let lastDay = { number: 0, day: '1970-01-01' }

/** Calendar days later (earlier when negative). */
export const addDays = (day: LocalDate, days: number): LocalDate => dayWithNumber(dayNumber(day) + days)

/** Calendar days from `from` to `to`; negative when `to` is earlier. */
export const daysBetween = (from: LocalDate, to: LocalDate): number => dayNumber(to) - dayNumber(from)

/** 0 = Sunday … 6 = Saturday. */
export const weekday = (day: LocalDate): number => weekdayOf(dayNumber(day))
/** The same by the day's number; 1970-01-01 was a Thursday. */
export const weekdayOf = (number: number): number => (((number + 4) % 7) + 7) % 7

/** An instant later by milliseconds (earlier when negative). */
export const addMilliseconds = (instant: Instant, milliseconds: number): Instant =>
  new Date(Date.parse(instant) + milliseconds).toISOString()

/** Hours from one instant to another, with fractions. */
export const hoursBetween = (from: Instant, to: Instant): number => (Date.parse(to) - Date.parse(from)) / HOUR_MS

/** Every day from `from` to `to`, both included. */
export const daysFromTo = (from: LocalDate, to: LocalDate): LocalDate[] =>
  Array.from({ length: Math.max(0, daysBetween(from, to) + 1) }, (_, offset) => dayWithNumber(dayNumber(from) + offset))
