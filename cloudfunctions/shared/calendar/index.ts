import { tableCalendar } from './table-calendar'
import { VENDORED_YEARS } from './vendored-years'

export { OFF_BY_LAW, OFF_BY_LAW_SINCE, tableCalendar } from './table-calendar'
export { VENDORED_YEARS } from './vendored-years'
export type { YearTable } from './year-table'

/** The calendar that ships with the product. Built once: its tables never change while a process runs. */
const shipped = tableCalendar(VENDORED_YEARS)
export const vendoredCalendar = () => shipped
