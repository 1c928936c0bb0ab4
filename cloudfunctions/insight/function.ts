import { insightContract } from '../../types/insight.contract'
import { serve } from '../shared/function/serve'
import type { ServedModule } from '../shared/function/served-module'
import type { CalendarSource } from '../shared/kernel/core-deps'
import { importedHistory } from './usecases/history-figures'
import { now } from './usecases/now'
import { type InsightDeps, overview } from './usecases/overview'

/** The module 统计研判 as a runtime mounts it. */
export const insightFunction = (deps: InsightDeps & { readonly calendars: CalendarSource }): ServedModule =>
  serve('insight', insightContract, {
    overview: ({ input }) => overview(deps)(input),
    history: () => importedHistory(deps)(),
    now: () => now(deps)(),
  })
