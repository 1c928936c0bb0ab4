export { calendarFunction } from './function'
export { calendarYears, shippedYears } from './calendar.store'
export { storedCalendars } from './stored-calendars'
export { settleYears } from './usecases/settle-years'
