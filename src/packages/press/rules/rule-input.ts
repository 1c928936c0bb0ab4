import type { RoutingContract, RuleView } from '../../../../types/routing.contract'
import type { InputOf } from '../../../../types/wire.contract'

/** A rule as it is sent. */
export type RuleInput = InputOf<RoutingContract['put_rules']>['rules'][number]

/** What was read, as it is sent back. */
export const toInput = ({ unitName: _name, offBecause: _because, ...rule }: RuleView): RuleInput => rule

/** Words between blanks, commas or 、. */
export const wordsIn = (text: string): string[] => [
  ...new Set(text.split(/[\s、，,；;]+/).filter((word) => word.length >= 2)),
]
