import type { AnsweringFigures, Directory, UnitAnswering } from '../../hall'
import { addDays, shanghaiDay } from '../../shared/kernel/local-date'
import { mean } from '../domain/figures'
import type { Cell } from '../domain/metrics'
import { planRange } from '../domain/range-plan'
import { sumOfCells } from '../domain/table'
import { readPlan } from '../rollup.store'
import type { InsightDeps } from './overview'
import { marginOf } from './range-figures'

/** Anyone reads the hall, so the same figures serve everyone for a minute. */
const FRESH_MS = 60_000

/** The hall's figures for answering out of the rollups, at most a minute old; units that answered nothing are absent. */
export function answeringFigures(deps: InsightDeps): AnsweringFigures {
  type Held = { readonly figures: Promise<ReadonlyMap<string, UnitAnswering>>; readonly at: number }
  const held = new Map<number, Held>()
  return {
    answeringByUnit(days) {
      const now = Date.parse(deps.clock.now())
      const known = held.get(days)
      if (known !== undefined && now >= known.at && now - known.at < FRESH_MS) return known.figures
      const mine: Held = { figures: read(deps, days), at: now }
      held.set(days, mine)
      mine.figures.catch(() => {
        if (held.get(days) === mine) held.delete(days) // the database was away: ask again next time
      })
      return mine.figures
    },
  }
}

async function read(deps: InsightDeps, days: number): Promise<ReadonlyMap<string, UnitAnswering>> {
  const today = shanghaiDay(deps.clock.now())
  const [rollups, directory] = await Promise.all([
    readPlan(deps.store, 'own', planRange({ from: addDays(today, 1 - days), to: today }, today)),
    deps.directory.current(),
  ])
  const byTopUnit = new Map<string, Cell[]>()
  for (const [unitId, cell] of marginOf(rollups, 'units', today)) {
    const top = topOf(unitId, directory)
    byTopUnit.set(top, [...(byTopUnit.get(top) ?? []), cell])
  }
  const answering = new Map<string, UnitAnswering>()
  for (const [unitId, cells] of byTopUnit) {
    const { replied, onTime, minutes } = sumOfCells(cells)
    const averageHours = mean(minutes / 60, replied, 10)
    if (averageHours !== null) answering.set(unitId, { replied, onTimeShare: onTime / replied, averageHours })
  }
  return answering
}

/** A sub-unit's answers are those of the unit above it. */
const topOf = (unitId: string, directory: Directory): string => directory.lineOf(unitId).at(-1) ?? unitId
