import type { AnsweringFigures, UnitAnswering } from '../../hall'
import { keptFor } from '../../shared/kernel/kept-for'
import { addDays, shanghaiDay } from '../../shared/kernel/local-date'
import { mean, withOwnHours } from '../domain/figures'
import type { Cell } from '../domain/metrics'
import { planRange } from '../domain/range-plan'
import { sumOfCells } from '../domain/table'
import { readPlan, rollupsOf } from '../rollup.store'
import type { InsightDeps } from './overview'
import { marginOf } from './range-figures'

/** The hall is about the answers of this many days, today's included (contract: hall.HallUnit). */
const DAYS = 90
/** Anyone reads the hall, so the same figures serve everyone for a minute. */
const FRESH_MS = 60_000

/** The hall's figures for answering out of the rollups, at most a minute old; units that answered nothing are absent. */
export const answeringFigures = (deps: InsightDeps): AnsweringFigures => ({
  answeringByUnit: keptFor(FRESH_MS, deps.clock, () => read(deps)),
})

async function read(deps: InsightDeps): Promise<ReadonlyMap<string, UnitAnswering>> {
  const today = shanghaiDay(deps.clock.now())
  const [rollups, directory] = await Promise.all([
    readPlan(rollupsOf(deps), 'own', planRange({ from: addDays(today, 1 - DAYS), to: today }, today)),
    deps.directory.current(),
  ])
  const byTopUnit = new Map<string, Cell[]>()
  for (const [unitId, cell] of marginOf(rollups, 'units', today)) {
    // A sub-unit's answers are those of the unit above it.
    const top = directory.topOf(unitId)
    byTopUnit.set(top, [...(byTopUnit.get(top) ?? []), cell])
  }
  const answering = new Map<string, UnitAnswering>()
  for (const [unitId, cells] of byTopUnit) {
    const { replied, inherited, onTime, minutes } = withOwnHours(sumOfCells(cells))
    const averageHours = mean(minutes / 60, replied, 10)
    const judged = replied - inherited
    const onTimeShare = judged > 0 ? onTime / judged : 0
    if (averageHours !== null) answering.set(unitId, { replied, judged, onTimeShare, averageHours })
  }
  return answering
}
