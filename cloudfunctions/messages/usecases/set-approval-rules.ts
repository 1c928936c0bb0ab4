import type { ApprovalRulesView, SetApprovalRulesInput } from '../../../types/messages.contract'
import { appendAudit } from '../../audit'
import type { Actor } from '../../shared/kernel/actor'
import { DomainError } from '../../shared/kernel/domain-error'
import { COPY } from '../copy'
import type { MessagesDeps } from '../deps'
import { type ApprovalRule, approvalRulesFault, CITY_APPROVAL } from '../domain/approval.policy'
import { WORKING_HOURS, type WorkingHours, workingHoursFault } from '../domain/working-hours'
import { APPROVAL_RULES_ID, approvalRules } from '../messages.store'
import { approvalSettings } from './approval-settings'

/** The rules as they hold: what was set, and the default for kinds of which the city has said nothing. */
const toRulesView = (rules: readonly ApprovalRule[], hours: WorkingHours, version: number): ApprovalRulesView => {
  const set = new Set(rules.filter(({ unitId }) => unitId === undefined).map(({ kind }) => kind))
  const all = [...CITY_APPROVAL.filter(({ kind }) => !set.has(kind)), ...rules]
  return {
    rules: all.map((rule) => ({ ...rule, steps: [...rule.steps] })),
    workingHours: { ...hours, periods: [...hours.periods] },
    version,
  }
}

export const readApprovalRules = (deps: MessagesDeps) => async (): Promise<ApprovalRulesView> => {
  const { rules, workingHours, version } = await approvalSettings(deps)
  return toRulesView(rules, workingHours, version)
}

/** Replaces the rules. Drafts that wait keep the rule they were saved under. */
export const setApprovalRules =
  (deps: MessagesDeps) =>
  async (actor: Actor, { rules: given, workingHours, version }: SetApprovalRulesInput): Promise<ApprovalRulesView> => {
    const directory = await deps.directory.current()
    const rules: ApprovalRule[] = given.map(({ unitId, ...rule }) =>
      unitId === undefined ? rule : { ...rule, unitId },
    )
    const unknown = rules.some(({ unitId }) => unitId !== undefined && directory.findUnit(unitId) === null)
    const fault = unknown ? COPY.unknownUnit : approvalRulesFault(rules)
    if (fault !== null) throw new DomainError('invalid_input', {}, { fields: { rules: fault } })
    const badHours = workingHours === undefined ? null : workingHoursFault(workingHours)
    if (badHours !== null) throw new DomainError('invalid_input', {}, { fields: { workingHours: badHours } })
    return deps.store.transact(async (transaction) => {
      const stored = await transaction.get(approvalRules, APPROVAL_RULES_ID)
      if ((stored?.version ?? 0) !== version)
        throw new DomainError(
          'conflict',
          { version: stored?.version ?? 0 },
          {
            current: toRulesView(stored?.rules ?? [], stored?.workingHours ?? WORKING_HOURS, stored?.version ?? 0),
            say: COPY.rulesChanged,
          },
        )
      const next = { id: APPROVAL_RULES_ID, rules, ...(workingHours !== undefined ? { workingHours } : {}) }
      if (stored === null) transaction.insert(approvalRules, next)
      else transaction.put(approvalRules, { ...next, version })
      appendAudit(transaction, deps.ids, {
        actor,
        at: deps.clock.now(),
        action: 'messages.set_approval_rules',
        subject: { kind: 'policy', id: `approval_rules.${APPROVAL_RULES_ID}` },
        what: { version: version + 1, rules: rules.length },
      })
      return toRulesView(rules, workingHours ?? WORKING_HOURS, version + 1)
    })
  }
