import type { CalendarYear } from '../../../types/calendar.contract'
import { tableCalendar, type YearTable } from '../../shared/calendar'
import { type WorkCalendar, workingDaysBetween } from '../../shared/kernel/working-days'
import type { CalendarDeps } from '../deps'
import { readYears, tablesOf } from '../stored-calendars'

/** Every year that is known, newest first, with the notice that it comes from. */
export const listYears =
  (deps: Pick<CalendarDeps, 'store'>) => async (): Promise<{ years: CalendarYear[]; coveredThrough: string }> => {
    const documents = await readYears(deps.store)
    const imported = new Set(documents.map(({ table }) => table.year))
    const tables = tablesOf(documents)
    const calendar = tableCalendar(tables)
    return {
      years: tables
        .map((table) => toYear(table, imported.has(table.year) ? 'imported' : 'shipped', calendar))
        .reverse(),
      coveredThrough: calendar.coveredThrough,
    }
  }

export const toYear = (table: YearTable, from: CalendarYear['from'], calendar: WorkCalendar): CalendarYear => ({
  year: table.year,
  notice: { ...table.notice, urls: [...table.notice.urls] },
  from,
  workingDays: workingDaysBetween(`${table.year - 1}-12-31`, `${table.year}-12-31`, calendar),
})
