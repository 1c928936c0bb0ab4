import type { Directory } from '../../hall'
import type { Instant } from '../../shared/kernel/local-date'
import { answeringUnit, fieldOf } from '../domain/answering-unit'
import type { Lists } from '../domain/classifier'
import type { LearnedModel } from '../domain/learned-model'
import { type Answered, measure, type Measures } from '../domain/measure'
import { createRouter, DEFAULT_THRESHOLD } from '../router'

/** An answered message, as a file of earlier ones holds it. */
export interface AnsweredText {
  readonly title: string
  readonly body: string
  readonly reply: string
}

/** From which confidence on how many messages would go by themselves, and how many of those right (both 0–1). */
export interface ThresholdRow {
  readonly threshold: number
  readonly share: number
  readonly right: number
}

/** How well units are found whose replies name who answered; the same field counts as right, see `answering-unit.ts`. */
export interface UnitMeasures {
  readonly measures: Measures
  /** First answers that are the very unit, 0–1. */
  readonly sameUnit: number
  readonly texts: number
  readonly thresholds: readonly ThresholdRow[]
  /** The lowest threshold whose messages go right often enough; null: none does. */
  readonly chosen: number | null
}

/** Of the messages that go by themselves this share is to go right. */
export const TARGET = 0.9
const THRESHOLDS = [0.5, 0.6, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95] as const
/** Fewer messages than this say nothing about a threshold. */
const FEWEST = 20

/** @param at some instant: rules are not asked */
export function measureUnits(
  parts: { readonly directory: Directory; readonly lists: Lists; readonly model: LearnedModel },
  texts: readonly AnsweredText[],
  at: Instant,
): { readonly signed: UnitMeasures; readonly named: UnitMeasures } {
  const router = createRouter({ ...parts, threshold: DEFAULT_THRESHOLD })
  const { units } = parts.directory.document
  const fieldsOf = new Map(units.map(({ id, name }) => [id, fieldOf(name)]))
  const field = (unitId: string): string => fieldsOf.get(unitId) ?? unitId
  const answered = texts.flatMap(({ title, body, reply }) => {
    const truth = answeringUnit(reply, units)
    if (truth === null) return []
    const { candidates } = router.explain({ kind: 'complaint', title, body, at })
    const ranked = candidates.map(({ unitId }) => unitId)
    return [{ ...truth, ranked, confidence: candidates[0]?.score ?? 0 }]
  })
  const measured = (some: typeof answered): UnitMeasures => {
    const asked = some.map(({ unitId, ranked, confidence }): Answered => ({
      truth: field(unitId),
      ranked: ranked.map(field),
      confidence,
    }))
    const thresholds = THRESHOLDS.map((threshold): ThresholdRow & { readonly texts: number } => {
      const above = asked.filter(({ confidence }) => confidence >= threshold)
      const right = above.filter(({ truth, ranked }) => ranked[0] === truth).length
      return {
        threshold,
        texts: above.length,
        share: above.length / Math.max(1, asked.length),
        right: right / Math.max(1, above.length),
      }
    })
    return {
      measures: measure(asked),
      sameUnit: some.filter(({ unitId, ranked }) => ranked[0] === unitId).length / Math.max(1, some.length),
      texts: some.length,
      thresholds,
      chosen: thresholds.find(({ texts: above, right }) => above >= FEWEST && right >= TARGET)?.threshold ?? null,
    }
  }
  return { signed: measured(answered.filter(({ signed }) => signed)), named: measured(answered) }
}
