import type { Overview } from '../../../../types/insight.contract'

export type UnitFigures = Overview['byUnit'][number]

/** Fewer answers than this say nothing about a unit. */
export const LEAST_ANSWERS = 5
/** A unit below this share on time is looked at, also when nothing is overdue now. */
const GOOD_SHARE = 0.8
export const shareOf = ({ onTime, replied }: Pick<UnitFigures, 'onTime' | 'replied'>): number | undefined =>
  replied === 0 ? undefined : onTime / replied

/** Units that need help first: most overdue, then least on time. Small numbers alone put nobody here. */
export const needHelp = (units: readonly UnitFigures[]): UnitFigures[] =>
  units
    .filter((unit) => unit.overdue > 0 || (unit.replied >= LEAST_ANSWERS && (shareOf(unit) ?? 1) < GOOD_SHARE))
    .sort((a, b) => b.overdue - a.overdue || (shareOf(a) ?? 1) - (shareOf(b) ?? 1))
