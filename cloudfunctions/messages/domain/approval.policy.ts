import type { MessageKind, SigningStep } from '../../../types/messages.terms'
import type { ApproverLevel } from '../../../types/wire.contract'
import { levelSigns, ONE_SIGNATURE, type Signing } from './approval'

/** Who signs the replies of a kind, for one unit or (without `unitId`) for the city (R8, R10). */
export interface ApprovalRule {
  readonly unitId?: string
  readonly kind: MessageKind
  /** One or two, in the order in which they sign. */
  readonly steps: readonly SigningStep[]
  /** Drafter and both signers must be three people. */
  readonly distinct: boolean
  /** The rule or the city that it is taken from, as an administrator reads it. */
  readonly source: string
}

/**
 * What a city starts with: one approver signs, whoever of the unit's. Two steps are for a city to mark, since a unit
 * with one leader could answer nothing.
 */
export const defaultRuleFor = (kind: MessageKind): ApprovalRule => ({
  kind,
  steps: ONE_SIGNATURE.steps,
  distinct: ONE_SIGNATURE.distinct,
  source: '本系统默认',
})

/** The rule for a unit and kind: the unit's own, else the city's, else the default. */
export function approvalRuleFor(
  rules: readonly ApprovalRule[],
  kind: MessageKind,
  unitId: string | null,
): ApprovalRule {
  const ofKind = rules.filter((rule) => rule.kind === kind)
  return (
    ofKind.find((rule) => rule.unitId !== undefined && rule.unitId === unitId) ??
    ofKind.find((rule) => rule.unitId === undefined) ??
    defaultRuleFor(kind)
  )
}

/** What a new draft needs, nobody having signed it. */
export function signingFor(rules: readonly ApprovalRule[], kind: MessageKind, unitId: string | null): Signing {
  const { steps, distinct } = approvalRuleFor(rules, kind, unitId)
  return { steps, distinct, by: [] }
}

/** Two rules for one unit and kind would leave open which holds. */
export function approvalRulesFault(rules: readonly ApprovalRule[]): string | null {
  const keys = rules.map(({ unitId, kind }) => JSON.stringify([unitId, kind]))
  return new Set(keys).size === keys.length ? null : '同一单位、同一类留言只能设一条审签规定'
}

/**
 * Whether these people could sign under a rule at all: somebody for each step, and two of them where all have to differ.
 * @param signers approvers of the unit by level; without one they sign any step
 */
export function canSign(
  { steps, distinct }: Pick<ApprovalRule, 'steps' | 'distinct'>,
  signers: readonly (ApproverLevel | undefined)[],
): boolean {
  const signing = { ...ONE_SIGNATURE, steps, distinct }
  const able = steps.map((_, at) => signers.flatMap((level, who) => (levelSigns(level, signing, at) ? [who] : [])))
  const [first = [], second] = able
  if (second === undefined) return first.length > 0
  return first.some((one) => second.some((other) => !distinct || other !== one))
}
