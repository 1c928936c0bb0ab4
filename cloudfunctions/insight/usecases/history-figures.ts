import type { ImportedHistory, Overview } from '../../../types/insight.contract'
import type { LocalDate } from '../../shared/kernel/local-date'
import { mean, percentile } from '../domain/figures'
import { type DayRange, planRange } from '../domain/range-plan'
import { monthOf } from '../domain/rollup'
import {
  isInPlan,
  monthOfRollup,
  readMonths,
  readPlanDays,
  type RollupReader,
  rollupsOf,
  type RollupSources,
} from '../rollup.store'
import { type RangeRollups, summaryOf } from './range-figures'

/** Later than any day: history has no promise that could still fall due. */
const ALL_SETTLED: LocalDate = '9999-12-31'

/** Imported history over a range. One query where it has none, which is the common case. */
export async function historyFigures(store: RollupReader, range: DayRange): Promise<Overview['history']> {
  const plan = planRange(range, ALL_SETTLED)
  const months = await readMonths(store, 'history', monthOf(range.from), monthOf(range.to))
  const days = months.length === 0 ? [] : await readPlanDays(store, 'history', plan)
  const whole = months.filter((month) => isInPlan(month, plan))
  return figuresOf({ months: whole, days })
}

/** All imported history, out of its months. */
export const importedHistory = (sources: RollupSources) => async (): Promise<ImportedHistory> => {
  const months = await readMonths(rollupsOf(sources), 'history', FIRST_MONTH, LAST_MONTH)
  const [first, last] = [months[0], months.at(-1)]
  const between = first && last ? { from: monthOfRollup(first), to: monthOfRollup(last) } : null
  return { months: between, ...figuresOf({ months, days: [] }) }
}
/** Earlier and later than any month. */
const FIRST_MONTH = '0000-01'
const LAST_MONTH = '9999-12'

function figuresOf(rollups: RangeRollups): Overview['history'] {
  const { total, replyDays } = summaryOf(rollups, ALL_SETTLED)
  return {
    received: total.received,
    replied: total.replied,
    averageHours: mean(total.minutes / 60, total.replied, 10),
    medianDays: percentile(replyDays, 50),
  }
}
