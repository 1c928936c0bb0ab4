import { calendarContract } from '../../types/calendar.contract'
import { serve } from '../shared/function/serve'
import type { ServedModule } from '../shared/function/served-module'
import type { CalendarDeps } from './deps'
import { importYear } from './usecases/import-year'
import { listYears } from './usecases/list-years'

/** The module 校历 as a runtime mounts it. */
export const calendarFunction = (deps: CalendarDeps): ServedModule =>
  serve('calendar', calendarContract, {
    years: () => listYears(deps)(),
    import: ({ actor, input }) => importYear(deps)(actor, input),
  })
