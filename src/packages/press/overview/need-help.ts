import type { Overview } from '../../../../types/insight.contract'

export type UnitFigures = Overview['byUnit'][number]

/** Fewer answers than this say nothing about a unit. */
export const LEAST_ANSWERS = 5
/** A unit below this share on time is looked at, also when nothing is overdue now. */
const GOOD_SHARE = 0.8
/** The answers that a unit is judged by: not those to what was late already when it was given it. */
export const judgedOf = ({ replied, inherited }: Pick<UnitFigures, 'replied' | 'inherited'>): number =>
  replied - inherited
const shareOf = (unit: UnitFigures): number | undefined =>
  judgedOf(unit) === 0 ? undefined : unit.onTime / judgedOf(unit)

/** Units that need help first: most overdue, then least on time. Small numbers alone put nobody here. */
export const needHelp = (units: readonly UnitFigures[]): UnitFigures[] =>
  units
    .filter((unit) => unit.overdue > 0 || (judgedOf(unit) >= LEAST_ANSWERS && (shareOf(unit) ?? 1) < GOOD_SHARE))
    .sort((a, b) => b.overdue - a.overdue || (shareOf(a) ?? 1) - (shareOf(b) ?? 1))
