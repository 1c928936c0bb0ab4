import type { Forecast, Forecasts } from '../../messages'
import { addDays, shanghaiDay } from '../../shared/kernel/local-date'
import { percentile } from '../domain/figures'
import { monthOf } from '../domain/rollup'
import { monthOfRollup, readPace, rollupsOf } from '../rollup.store'
import type { InsightDeps } from './overview'

/** What is foretold rests on the answers of this many days, today's included (issue "Honest forecast"). */
const DAYS = 90
/** Fewer answers say nothing. */
const MIN_ANSWERS = 20

/** Forecasts out of the rollups: one query of at most four small documents. */
export const answerForecasts = (deps: Pick<InsightDeps, 'store' | 'kept' | 'clock'>): Forecasts => ({
  async forecastFor(unitId, kind): Promise<Forecast | null> {
    const to = shanghaiDay(deps.clock.now())
    const from = addDays(to, 1 - DAYS)
    const histogram: [workingDays: number, answers: number][] = []
    for (const month of await readPace(rollupsOf(deps), unitId, monthOf(from), monthOf(to)))
      for (const [key, answers = 0] of month.replyDays) {
        const [day = '', ofKind, workingDays] = key.split('|')
        const on = `${monthOfRollup(month)}-${day}`
        if (ofKind === kind && on >= from && on <= to) histogram.push([Number(workingDays), answers])
      }
    const answers = histogram.reduce((sum, [, count]) => sum + count, 0)
    const [median, p90] = [percentile(histogram, 50), percentile(histogram, 90)]
    if (answers < MIN_ANSWERS || median === null || p90 === null) return null
    return { medianWorkingDays: median, p90WorkingDays: p90, answers }
  },
})
