import type { WorkCalendar } from './working-days'
import type { Clock } from './clock'
import type { IdSource } from './ids'

/** Time, ids and calendar, as every module takes them. */
export interface Surroundings {
  readonly clock: Clock
  readonly ids: IdSource
  readonly calendars: { current(): WorkCalendar }
}
