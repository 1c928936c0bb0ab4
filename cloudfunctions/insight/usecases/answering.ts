import type { DocumentStore } from '../../shared/documents'
import type { Clock } from '../../shared/kernel/clock'
import { addDays, shanghaiDay } from '../../shared/kernel/local-date'
import { planRange } from '../domain/range-plan'
import { readPlan } from '../rollup.store'
import { byUnit } from './range-figures'

/** How one unit answered over some days. */
export interface UnitAnswering {
  readonly replied: number
  /** ⊆ `replied` */
  readonly onTime: number
  /** From submission to the reply; null without replies. */
  readonly averageHours: number | null
}

/** What the hall shows of answering. */
export interface AnsweringFigures {
  /** Per unit over the last `days` days, today included; units that answered nothing are absent. */
  answeringByUnit(days: number): Promise<ReadonlyMap<string, UnitAnswering>>
}

/** Anyone reads the hall, so the same figures serve everyone for a minute. */
const FRESH_MS = 60_000

/** Answering figures out of the rollups, at most a minute old. */
export function answeringFigures(store: DocumentStore, clock: Clock): AnsweringFigures {
  const held = new Map<number, { figures: Promise<ReadonlyMap<string, UnitAnswering>>; at: number }>()
  return {
    answeringByUnit(days) {
      const now = Date.parse(clock.now())
      const known = held.get(days)
      if (known !== undefined && now >= known.at && now - known.at < FRESH_MS) return known.figures
      const mine = { figures: read(store, clock, days), at: now }
      held.set(days, mine)
      mine.figures.catch(() => held.get(days) === mine && held.delete(days)) // the database was away: ask again
      return mine.figures
    },
  }
}

async function read(store: DocumentStore, clock: Clock, days: number): Promise<ReadonlyMap<string, UnitAnswering>> {
  const today = shanghaiDay(clock.now())
  const rollups = await readPlan(store, 'own', planRange({ from: addDays(today, 1 - days), to: today }, today))
  const answering = byUnit(rollups, today).filter((unit) => unit.replied > 0)
  return new Map(
    answering.map(({ unitId, replied, onTime, averageHours }) => [unitId, { replied, onTime, averageHours }]),
  )
}
