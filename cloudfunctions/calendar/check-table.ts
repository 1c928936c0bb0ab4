import { OFF_BY_LAW, OFF_BY_LAW_SINCE, type YearTable } from '../shared/calendar'
import { daysFromTo, dayNumber, dayWithNumber, type LocalDate, weekday } from '../shared/kernel/local-date'
import { CALENDAR_COPY } from './copy'
import type { Faults, TableRow, WrittenTable } from './read-table'

/** What every year has by the 全国年节及纪念日放假办法 (中秋 can fall into 国庆节): a table without one was not copied whole. */
const HOLIDAYS = ['元旦', '春节', '清明', '劳动节', '端午', '国庆']
const FIRST_WITH_ALL = 2008
/** The longest was ten days (春节 2020); a longer one is a slip of the pen, and would put off every deadline of the city. */
const MAX_DAYS_OFF = 15

/** Where the present calendar ends, and the year that it is now. */
export interface Known {
  readonly coveredThrough: LocalDate
  readonly thisYear: number
}

/** The year's table, or everything that is wrong with it. A past year is refused: its verdicts were given. */
export function checkTable(written: WrittenTable, known: Known): { table: YearTable } | { faults: Faults } {
  const faults: Faults = new Map()
  const { year, notice, rows } = written
  const whole = (sentence: string): void => void (faults.has(0) || faults.set(0, sentence))
  if (!Number.isSafeInteger(year)) whole(CALENDAR_COPY.noYear)
  else if (year < known.thisYear) whole(CALENDAR_COPY.past(year))
  else if (`${year - 1}-12-31` > known.coveredThrough)
    whole(CALENDAR_COPY.gap(Number(known.coveredThrough.slice(0, 4)) + 1))
  if (notice.title === '') whole(CALENDAR_COPY.noTitle)
  else if (!notice.title.includes(`${year}年`)) whole(CALENDAR_COPY.wrongTitle(year))
  if (!notice.urls.some((url) => /^https:\/\/([a-z]+\.)*gov\.cn\//.test(url))) whole(CALENDAR_COPY.noUrl)

  const taken = new Map<LocalDate, TableRow>()
  for (const row of rows) {
    const fault = faultOf(row, year, taken)
    if (fault !== null) faults.set(row.line, `${row.row}：${fault}`)
  }
  const names = rows.map(({ name }) => name).join()
  if (faults.size === 0 && year >= FIRST_WITH_ALL)
    for (const name of HOLIDAYS) if (!names.includes(name)) whole(CALENDAR_COPY.missing(name))
  if (faults.size === 0 && year >= OFF_BY_LAW_SINCE)
    for (const [name, day] of OFF_BY_LAW)
      if (taken.get(`${year}-${day}`)?.what !== 'off') whole(CALENDAR_COPY.notOff(`${year}-${day}`, name))
  if (faults.size > 0) return { faults }
  return {
    table: {
      year,
      notice,
      holidays: rows.filter(({ what }) => what === 'off').map(({ name, from, to }) => ({ name, from, to })),
      makeupWorkdays: rows.filter(({ what }) => what === 'worked').map(({ from }) => from),
    },
  }
}

/** What is wrong with a row, given the days that rows before it took; takes its own. */
function faultOf(row: TableRow, year: number, taken: Map<LocalDate, TableRow>): string | null {
  const { what, name, from, to } = row
  for (const day of [from, to]) if (!isDay(day)) return CALENDAR_COPY.badDay(day)
  if (what === 'off' && name === '') return CALENDAR_COPY.noName
  if (to < from) return CALENDAR_COPY.backwards
  for (const day of [from, to]) if (!day.startsWith(`${year}-`)) return CALENDAR_COPY.outside(day, year)
  const days = daysFromTo(from, to)
  if (days.length > MAX_DAYS_OFF) return CALENDAR_COPY.tooLong(name, days.length)
  for (const day of days) {
    const other = taken.get(day)
    if (other !== undefined)
      return what === 'worked' && other.what === 'off'
        ? CALENDAR_COPY.makeupOnHoliday(day, other.name)
        : CALENDAR_COPY.overlap(day, other.row)
    if (what === 'worked' && weekday(day) % 6 !== 0) return CALENDAR_COPY.makeupOnWeekday(day, weekday(day))
  }
  for (const day of days) taken.set(day, row)
  return null
}

const isDay = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(dayNumber(text)) && dayWithNumber(dayNumber(text)) === text
