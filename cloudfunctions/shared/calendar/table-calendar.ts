import {
  addDays,
  dayNumber,
  daysBetween,
  dayWithNumber,
  type LocalDate,
  weekday,
  weekdayOf,
} from '../kernel/local-date'
import type { DayKind, WorkCalendar } from '../kernel/working-days'
import type { YearTable } from './year-table'

/** Outside the notices little is known. So far the tables still reckon, marked as unsettled: from 1949, as history does. */
const YEARS_BEFORE = 55
const YEARS_BEYOND = 40

/**
 * Days off that the law names by their date (全国年节及纪念日放假办法, art. 2, as of 2025-01-01): known before any notice. What
 * follows the moon, and which days are moved around a holiday, only the year's notice says.
 */
export const OFF_BY_LAW: readonly (readonly [name: string, monthAndDay: string])[] = [
  ['元旦', '01-01'],
  ['劳动节', '05-01'],
  ['劳动节', '05-02'],
  ['国庆节', '10-01'],
  ['国庆节', '10-02'],
  ['国庆节', '10-03'],
]

/** The first year in which all of these are off. */
export const OFF_BY_LAW_SINCE = 2025

/**
 * A calendar over year tables without a gap. Every day's ordinal (working days up to it) is reckoned once, so that
 * adding and counting working days is a look-up, whatever the distance.
 * @throws Error when a year is missing between the first and the last
 */
export function tableCalendar(years: readonly YearTable[]): WorkCalendar {
  const [first, last] = [years[0], years.at(-1)]
  if (first === undefined || last === undefined) throw new Error('a calendar needs at least one year')
  years.forEach((table, at) => {
    if (table.year !== first.year + at) throw new Error(`the calendar lacks ${first.year + at}`)
  })
  const start = `${first.year - YEARS_BEFORE}-01-01`
  const coveredThrough = `${last.year}-12-31`
  const end = `${last.year + YEARS_BEYOND}-12-31`
  const named = new Map([...daysByLaw(last.year + 1, last.year + YEARS_BEYOND), ...namedDays(years)])

  const [startNumber, endNumber] = [dayNumber(start), dayNumber(end)]
  const ordinals = new Int32Array(endNumber - startNumber + 1)
  const workingNumbers: number[] = []
  const exceptions = new Map([...named].map(([day, kind]) => [dayNumber(day), isWorked(kind)]))
  for (let number = startNumber; number <= endNumber; number += 1) {
    if (exceptions.get(number) ?? weekdayOf(number) % 6 !== 0) workingNumbers.push(number)
    ordinals[number - startNumber] = workingNumbers.length
  }
  /** Working days as they are written, by ordinal, once they were asked for. */
  const days = new Array<LocalDate | undefined>(workingNumbers.length + 1).fill(undefined)
  return {
    coveredFrom: `${first.year}-01-01`,
    coveredThrough,
    isWorkingDay: (day) => isWorked(kindOf(day, named)),
    kindOf: (day) => kindOf(day, named),
    ordinalOf: (day) => {
      const ordinal = ordinals[dayNumber(day) - startNumber]
      if (ordinal === undefined) throw new RangeError(`the calendar reaches from ${start} to ${end}, not to ${day}`)
      return ordinal
    },
    dayOf: (ordinal) => {
      const known = days[ordinal]
      if (known !== undefined) return known
      const number = workingNumbers[ordinal - 1]
      if (number === undefined) throw new RangeError(`the calendar has no working day number ${ordinal}`)
      return (days[ordinal] = dayWithNumber(number))
    },
  }
}

const isWorked = (kind: DayKind): boolean => kind.why === 'workday' || kind.why === 'makeup_workday'

function kindOf(day: LocalDate, named: ReadonlyMap<LocalDate, DayKind>): DayKind {
  return named.get(day) ?? { why: weekday(day) % 6 === 0 ? 'weekend' : 'workday' }
}

const daysByLaw = (from: number, through: number): [LocalDate, DayKind][] =>
  Array.from({ length: through - from + 1 }, (_, at) => from + at).flatMap((year) =>
    OFF_BY_LAW.map(([name, day]): [LocalDate, DayKind] => [`${year}-${day}`, { why: 'holiday', name }]),
  )

function namedDays(years: readonly YearTable[]): ReadonlyMap<LocalDate, DayKind> {
  const named = new Map<LocalDate, DayKind>()
  for (const { holidays, makeupWorkdays } of years) {
    for (const { name, from, to } of holidays)
      for (let offset = 0; offset <= daysBetween(from, to); offset += 1)
        named.set(addDays(from, offset), { why: 'holiday', name })
    for (const day of makeupWorkdays) named.set(day, { why: 'makeup_workday' })
  }
  return named
}
