import { tableCalendar, VENDORED_YEARS, type YearTable } from '../shared/calendar'
import { type DocumentStore, scan } from '../shared/documents'
import type { Clock } from '../shared/kernel/clock'
import type { CalendarSource } from '../shared/kernel/core-deps'
import { keptFor } from '../shared/kernel/kept-for'
import type { WorkCalendar } from '../shared/kernel/working-days'
import { calendarYears, type CalendarYearDocument } from './calendar.store'

/** How long a process may reckon with its copy; an imported year is known everywhere at the latest after this. */
const FRESH_MS = 5_000

/**
 * The shipped tables and what administrators read in, as one calendar. Reading it is immediate; `refresh` asks the
 * store, at most every five seconds, and is awaited before each call and each tick. While the database is away the
 * copy serves on.
 */
export function storedCalendars(store: DocumentStore, clock: Clock): Required<CalendarSource> {
  let calendar = calendarOf([])
  let known = ''
  const read = keptFor(FRESH_MS, clock, async (): Promise<void> => {
    const documents = await readYears(store)
    const now = documents.map(({ id, importedAt }) => `${id}@${importedAt}`).join()
    if (now === known) return
    calendar = calendarOf(documents)
    known = now
  })
  return { current: () => calendar, refresh: () => read().catch(() => undefined) }
}

/** What was read in, by year. */
export async function readYears(store: DocumentStore): Promise<CalendarYearDocument[]> {
  const found: CalendarYearDocument[] = []
  for await (const page of scan(store, calendarYears, { index: 'by_id', equals: {} })) found.push(...page)
  return found
}

/** Shipped tables, each replaced by what was read in for its year; further years follow. Oldest first. */
export function tablesOf(documents: readonly CalendarYearDocument[]): YearTable[] {
  const byYear = new Map(VENDORED_YEARS.map((table) => [table.year, table]))
  for (const { table } of documents) byYear.set(table.year, table)
  return [...byYear.values()].sort((a, b) => a.year - b.year)
}

const calendarOf = (documents: readonly CalendarYearDocument[]): WorkCalendar => tableCalendar(tablesOf(documents))
