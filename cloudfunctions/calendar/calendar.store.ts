import { defineCollection, type StoredDocument } from '../shared/documents'
import type { YearTable } from '../shared/calendar'
import type { Instant, LocalDate } from '../shared/kernel/local-date'

/** A year's table that an administrator read in; id is the year. It stands in place of a shipped one. */
export interface CalendarYearDocument extends StoredDocument {
  readonly table: YearTable
  readonly importedBy: string
  readonly importedAt: Instant
  /** Open messages that it touches are still to be reckoned again; `cursor`: how far that has come. */
  readonly settling: boolean
  readonly cursor?: string
}
export const calendarYears = defineCollection<CalendarYearDocument>('calendar_years', [{ name: 'by_id', equals: [] }])

/** The latest year that came with the program and that open messages were reckoned with: one document, id `shipped`. */
export interface ShippedYears extends StoredDocument {
  readonly through: number
  readonly notedAt: Instant
  /** Open messages that are due from here on are reckoned again, at `nextAt`; absent: all is done. */
  readonly from: LocalDate
  readonly nextAt?: Instant
  readonly cursor?: string
}
export const shippedYears = defineCollection<ShippedYears>('shipped_years', [])
