import type { Overview } from '../../../types/insight.contract'
import type { DirectorySource } from '../../hall'
import type { Clock } from '../../shared/kernel/clock'
import { DomainError } from '../../shared/kernel/domain-error'
import { shanghaiDay } from '../../shared/kernel/local-date'
import { INSIGHT_SENTENCES } from '../copy'
import { toFigures } from '../domain/figures'
import { type DayRange, lengthOf, planRange, rangeBefore } from '../domain/range-plan'
import { monthOf } from '../domain/rollup'
import { isInPlan, readMonths, readPlanDays, rollupsOf, type RollupSources } from '../rollup.store'
import { historyFigures } from './history-figures'
import { byDay, byKind, byMonth, byUnit, dailyTotals, totalOf } from './range-figures'

/** Ten years and a little (contract: insight.overview). */
const MAX_DAYS = 3_660
/** Beyond this many days the course is told by month. */
const MAX_DAYS_BY_DAY = 366

export interface InsightDeps extends RollupSources {
  readonly clock: Clock
  readonly directory: DirectorySource
}

/**
 * 总览: how the whole city answers between two days, from rollups only: at most one query for the months, two for the
 * days beside whole months, and one for history where it has none, all at once, however many messages there are.
 */
export const overview =
  (deps: InsightDeps) =>
  async (range: DayRange): Promise<Overview> => {
    checkRange(range)
    const store = rollupsOf(deps)
    const today = shanghaiDay(deps.clock.now())
    const before = rangeBefore(range)
    const plan = planRange(range, today)
    const [months, days, history, directory] = await Promise.all([
      readMonths(store, 'own', monthOf(before.from), monthOf(range.to)),
      readPlanDays(store, 'own', plan),
      historyFigures(store, range),
      deps.directory.current(),
    ])
    const totals = dailyTotals(months, today)
    const own = { months: months.filter((month) => isInPlan(month, plan)), days }
    return {
      ...range,
      totals: toFigures(totalOf(totals, range)),
      before: toFigures(totalOf(totals, before)),
      byUnit: byUnit(own, today).map((row) => ({ ...row, unitName: directory.nameOf(row.unitId) })),
      byKind: byKind(own, today),
      byDay: lengthOf(range) > MAX_DAYS_BY_DAY ? byMonth(totals, range) : byDay(totals, range),
      history,
    }
  }

/** @throws DomainError `invalid_input` */
function checkRange(range: DayRange): void {
  if (range.from > range.to)
    throw new DomainError('invalid_input', {}, { fields: { from: INSIGHT_SENTENCES.fromAfterTo } })
  if (lengthOf(range) > MAX_DAYS)
    throw new DomainError('invalid_input', {}, { fields: { to: INSIGHT_SENTENCES.tooManyDays(MAX_DAYS) } })
}
