import type { OutputOf } from '../../../types/wire.contract'
import type { MessagesContract } from '../../../types/messages.contract'
import type { SetUnitPolicyInput, UnitPolicyView } from '../../../types/messages.policy.contract'
import { MESSAGE_KINDS } from '../../../types/messages.terms'
import { POLICY_STEPS } from '../../../types/policy.terms'
import { appendAudit } from '../../audit'
import type { Directory } from '../../hall'
import { scan } from '../../shared/documents'
import type { Actor } from '../../shared/kernel/actor'
import { DomainError } from '../../shared/kernel/domain-error'
import { COPY } from '../copy'
import type { MessagesDeps } from '../deps'
import { CITY_POLICY, overrideFault, type PolicyOverride } from '../domain/message.policy'
import { requireUnit } from '../usecases/given-unit'
import { type PolicyState, type UnitPolicy, unitPolicies } from './unit-policy.store'

/** Earlier states that are kept beside the audit log. */
const MOST_EARLIER = 20

/** Every number with its source. */
export const readPolicy =
  ({ store, directory }: MessagesDeps) =>
  async (): Promise<OutputOf<MessagesContract['policy']>> => {
    const names = await directory.current()
    const units: UnitPolicyView[] = []
    for await (const page of scan(store, unitPolicies, { index: 'by_id', equals: {} }))
      units.push(...page.map((policy) => toView(policy.id, policy, names)))
    return {
      city: MESSAGE_KINDS.map((kind) => ({
        kind,
        steps: POLICY_STEPS.map((step) => ({ step, ...CITY_POLICY[kind][step] })),
      })),
      units: units.sort((a, b) => (a.unitName < b.unitName ? -1 : 1)),
    }
  }

/** Replaces a unit's own times. @throws DomainError `invalid_input` by line; `conflict` with what holds now */
export const setUnitPolicy =
  (deps: MessagesDeps) =>
  async (actor: Actor, input: SetUnitPolicyInput): Promise<UnitPolicyView> => {
    const { unitId, version } = input
    const names = await deps.directory.current()
    // A sub-unit has no clock: the one of the unit above it runs. What was set for it before that was refused may be taken back.
    if (input.overrides.length > 0 || names.findUnit(unitId) === null)
      requireUnit(names, unitId, 'unitId', COPY.subUnitHasNoClock)
    const overrides = input.overrides.map(({ kind, step, workingDays, source }): PolicyOverride => ({
      unitId,
      step,
      allowance: { amount: workingDays, counts: 'working_days', source },
      ...(kind === undefined ? {} : { kind }),
    }))
    const faults = faultsOf(overrides)
    if (faults.length > 0) throw new DomainError('invalid_input', {}, { fields: Object.fromEntries(faults) })
    const at = deps.clock.now()
    return deps.store.transact(async (transaction) => {
      const present = await transaction.get(unitPolicies, unitId)
      if ((present?.version ?? 0) !== version)
        throw new DomainError(
          'conflict',
          { unitId },
          { current: toView(unitId, present, names), say: COPY.policyChanged },
        )
      const state: PolicyState = { overrides, changedBy: actor.id, changedAt: at }
      if (present === null) transaction.insert(unitPolicies, { id: unitId, ...state, earlier: [] })
      else transaction.put(unitPolicies, { ...present, ...state, earlier: earlierOf(present) })
      appendAudit(transaction, deps.ids, {
        actor,
        at,
        action: 'messages.set_unit_policy',
        subject: { kind: 'policy', id: `unit_policies.${unitId}` },
        what: { version: version + 1, overrides: overrides.map(numberOf).join(',') },
      })
      return toView(unitId, { ...state, version: version + 1 }, names)
    })
  }

/** What is wrong, by the line's place; two times for the same step and kind would leave open which holds. */
function faultsOf(overrides: readonly PolicyOverride[]): [string, string][] {
  const seen = new Set<string>()
  return overrides.flatMap((override, at): [string, string][] => {
    const key = `${override.kind ?? '*'}.${override.step}`
    const fault = overrideFault(override) ?? (seen.has(key) ? COPY.policyTwice : null)
    seen.add(key)
    return fault === null ? [] : [[`overrides.${at}`, fault]]
  })
}

const earlierOf = ({ overrides, changedBy, changedAt, earlier }: UnitPolicy): readonly PolicyState[] =>
  [{ overrides, changedBy, changedAt }, ...earlier].slice(0, MOST_EARLIER)

const numberOf = ({ kind, step, allowance }: PolicyOverride): string => `${step}.${kind ?? '*'}=${allowance.amount}`

const toView = (
  unitId: string,
  policy: Pick<UnitPolicy, 'overrides' | 'changedAt' | 'version'> | null,
  names: Directory,
): UnitPolicyView => ({
  unitId,
  unitName: names.nameOf(unitId),
  version: policy?.version ?? 0,
  ...(policy === null ? {} : { changedAt: policy.changedAt }),
  overrides: (policy?.overrides ?? []).flatMap(({ kind, step, allowance }) =>
    step === 'reply' || step === 'complex'
      ? [{ step, workingDays: allowance.amount, source: allowance.source, ...(kind === undefined ? {} : { kind }) }]
      : [],
  ),
})
