import type { CalendarContract } from '../../types/calendar.contract'
import { callerOf } from './caller'

const call = callerOf<CalendarContract>('calendar')

/** 校历. Every call may throw `ApiFailure`. */
export const calendarApi = { years: call('years'), import: call('import') }
