import type { ApprovalRulesView, SetApprovalRulesInput } from '../../../../types/messages.contract'
import type { MessageKind, SigningStep } from '../../../../types/messages.terms'
import { SIGNING_RULES_COPY as COPY, SIGNING_WAY_WORDS, STEP_WORDS } from '../../../copy/signing'

export type Rule = ApprovalRulesView['rules'][number]
export type Way = keyof typeof SIGNING_WAY_WORDS

/** The ways that a person chooses from, by their steps. */
export const WAYS: Record<Way, readonly SigningStep[]> = {
  any: ['any_approver'],
  deputy_leader: ['deputy_leader'],
  chief_leader: ['chief_leader'],
  two_any: ['any_approver', 'any_approver'],
  two_leaders: ['deputy_leader', 'chief_leader'],
  any_chief: ['any_approver', 'chief_leader'],
}
export const WAY_NAMES = Object.keys(WAYS) as Way[]

export const wayOf = (steps: readonly SigningStep[]): Way | undefined =>
  WAY_NAMES.find((name) => WAYS[name].join() === steps.join())

/** Steps in words, also those that no way of the form has. */
export function wayWords(steps: readonly SigningStep[]): string {
  const way = wayOf(steps)
  return way === undefined ? steps.map((step) => STEP_WORDS[step]).join('，后') : SIGNING_WAY_WORDS[way]
}

/** Who set it, and on what it rests; a default rests on nothing. */
export const originWords = ({ origin, source }: Pick<Rule, 'origin' | 'source'>): string =>
  origin === 'default' ? COPY.origins.default : `${COPY.origins[origin]}，${COPY.basis(source)}`

/** The rule that holds for a kind: the unit's own, else the city's or the default. */
export const ruleFor = (
  { rules }: ApprovalRulesView,
  kind: MessageKind,
  unitId: string | undefined,
): Rule | undefined =>
  rules.find((rule) => rule.kind === kind && rule.unitId !== undefined && rule.unitId === unitId) ??
  rules.find((rule) => rule.kind === kind && rule.unitId === undefined)

/** All that the city set, as it is sent back: without the defaults, which would then stand as the city's own. */
export const toInput = ({ rules, workingHours, version }: ApprovalRulesView): SetApprovalRulesInput => {
  const { origin, ...hours } = workingHours
  return {
    rules: rules
      .filter((rule) => rule.origin !== 'default')
      .map(({ unitId, kind, steps, distinct, source }) => ({
        ...(unitId === undefined ? {} : { unitId }),
        kind,
        steps,
        distinct,
        source,
      })),
    ...(origin === 'default' ? {} : { workingHours: hours }),
    version,
  }
}

/** The same with one rule in the place of the one for its unit and kind; null takes that one away. */
export function withRule(
  view: ApprovalRulesView,
  { kind, unitId }: { kind: MessageKind; unitId: string | undefined },
  rule: Pick<Rule, 'steps' | 'distinct' | 'source'> | null,
): SetApprovalRulesInput {
  const input = toInput(view)
  const others = input.rules.filter((one) => one.kind !== kind || one.unitId !== unitId)
  const own = rule === null ? [] : [{ ...rule, kind, ...(unitId === undefined ? {} : { unitId }) }]
  return { ...input, rules: [...others, ...own] }
}
