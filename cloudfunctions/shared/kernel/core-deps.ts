import type { WorkCalendar } from './working-days'
import type { Clock } from './clock'
import type { IdSource } from './ids'

/** Where the calendar comes from. */
export interface CalendarSource {
  /** The calendar as this process knows it, at once. */
  current(): WorkCalendar
  /** Learns what an administrator read in meanwhile; cheap when asked often. Absent: it never changes. */
  refresh?(): Promise<void>
}

/** Time, ids and calendar, as every module takes them. */
export interface Surroundings {
  readonly clock: Clock
  readonly ids: IdSource
  readonly calendars: CalendarSource
}
