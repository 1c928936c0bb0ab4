import type { RoutingContract, RuleView } from '../../../../types/routing.contract'
import type { MessageKind } from '../../../../types/messages.terms'
import type { InputOf } from '../../../../types/wire.contract'

/** A rule as it is sent. */
export type RuleInput = InputOf<RoutingContract['put_rules']>['rules'][number]
export type ConditionInput = RuleInput['when']

/** What was read, as it is sent back. */
export const toInput = ({ unitName: _name, offBecause: _because, ...rule }: RuleView): RuleInput => rule

/** Words between blanks, commas or 、. */
const wordsIn = (text: string): string[] => [...new Set(text.split(/[\s、，,；;]+/).filter((word) => word.length >= 2))]

/** A rule while it is written: everything as the fields hold it. */
export interface RuleDraft {
  readonly id: string
  readonly name: string
  readonly words: string
  readonly kinds: readonly MessageKind[]
  readonly categories: readonly string[]
  readonly districts: readonly string[]
  readonly fromDay: string
  readonly toDay: string
  readonly fromHour: string
  readonly toHour: string
  /** Empty until one of the directory was chosen. */
  readonly unitId: string
  readonly clauseId: string | undefined
  readonly enabled: boolean
}

/** The time in milliseconds names a new one: two people at once would be a conflict of versions anyway. */
export const blankRule = (): RuleDraft => ({
  id: `rule-${Date.now()}`,
  name: '',
  words: '',
  kinds: [],
  categories: [],
  districts: [],
  fromDay: '',
  toDay: '',
  fromHour: '',
  toHour: '',
  unitId: '',
  clauseId: undefined,
  enabled: true,
})

export const draftOf = ({ id, name, when, unitId, clauseId, enabled, offBecause }: RuleView): RuleDraft => ({
  id,
  name,
  enabled: enabled || offBecause !== undefined,
  // A unit that is gone is no choice: another one is asked for.
  ...(offBecause === 'unit_closed' ? { unitId: '', clauseId: undefined } : { unitId, clauseId }),
  words: (when.words ?? []).join('、'),
  kinds: when.kinds ?? [],
  categories: when.categories ?? [],
  districts: when.districts ?? [],
  fromDay: when.fromDay ?? '',
  toDay: when.toDay ?? '',
  fromHour: when.fromHour?.toString() ?? '',
  toHour: when.toHour?.toString() ?? '',
})

const isHour = (text: string): boolean => /^\d{1,2}$/.test(text.trim()) && Number(text) <= 23
const isBlank = (text: string): boolean => text.trim() === ''

/** What was filled in; an empty field asks for nothing. */
export function conditionOf(draft: RuleDraft): ConditionInput {
  const words = wordsIn(draft.words)
  const { kinds, categories, districts, fromDay, toDay, fromHour, toHour } = draft
  return {
    ...(words.length === 0 ? {} : { words }),
    ...(kinds.length === 0 ? {} : { kinds: [...kinds] }),
    ...(categories.length === 0 ? {} : { categories: [...categories] }),
    ...(districts.length === 0 ? {} : { districts: [...districts] }),
    ...(fromDay.trim() === '' ? {} : { fromDay: fromDay.trim() }),
    ...(toDay.trim() === '' ? {} : { toDay: toDay.trim() }),
    ...(isHour(fromHour) ? { fromHour: Number(fromHour) } : {}),
    ...(isHour(toHour) ? { toHour: Number(toHour) } : {}),
  }
}

/** Null while something that every rule needs is missing. */
export function inputOf(draft: RuleDraft): RuleInput | null {
  const when = conditionOf(draft)
  const { id, unitId, clauseId, enabled } = draft
  const name = draft.name.trim()
  if (![draft.fromHour, draft.toHour].every((hour) => isBlank(hour) || isHour(hour))) return null
  if (name.length < 2 || unitId === '' || Object.keys(when).length === 0) return null
  return { id, name, when, unitId, enabled, ...(clauseId === undefined ? {} : { clauseId }) }
}
