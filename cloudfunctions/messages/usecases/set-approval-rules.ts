import type { ApprovalRulesView, SetApprovalRulesInput } from '../../../types/messages.contract'
import { MESSAGE_KINDS } from '../../../types/messages.terms'
import { appendAudit } from '../../audit'
import type { Directory } from '../../hall'
import { type Actor, hasRole } from '../../shared/kernel/actor'
import { DomainError } from '../../shared/kernel/domain-error'
import { QUIET_HOURS } from '../../shared/kernel/quiet-hours'
import { approversAmong } from '../approvers'
import { COPY } from '../copy'
import type { MessagesDeps } from '../deps'
import {
  type ApprovalRule,
  approvalRuleFor,
  approvalRulesFault,
  canSign,
  defaultRuleFor,
} from '../domain/approval.policy'
import { WORKING_HOURS, workingHoursFault } from '../domain/working-hours'
import { APPROVAL_RULES_ID, approvalRules } from '../messages.store'
import { type ApprovalSettings, approvalSettings, settingsOf } from './approval-settings'

/** The rules as they hold: what was set, and the default for kinds of which the city has said nothing. */
const toRulesView = (
  { rules, workingHours, version }: ApprovalSettings,
  { nameOf }: Pick<Directory, 'nameOf'>,
): ApprovalRulesView => {
  const set = new Set(rules.filter(({ unitId }) => unitId === undefined).map(({ kind }) => kind))
  const defaults = MESSAGE_KINDS.filter((kind) => !set.has(kind)).map(defaultRuleFor)
  return {
    rules: [
      ...defaults.map((rule) => ({ ...rule, steps: [...rule.steps], origin: 'default' as const })),
      ...rules.map(({ unitId, ...rule }) => ({
        ...rule,
        steps: [...rule.steps],
        ...(unitId === undefined
          ? { origin: 'city' as const }
          : { origin: 'unit' as const, unitId, unitName: nameOf(unitId) }),
      })),
    ],
    workingHours: {
      ...workingHours,
      periods: [...workingHours.periods],
      origin: workingHours === WORKING_HOURS ? 'default' : 'city',
    },
    quietHours: QUIET_HOURS,
    version,
  }
}

/** The rules; of a unit also who signs there, for those who may know its people. @throws DomainError `forbidden` */
export const readApprovalRules =
  (deps: MessagesDeps) =>
  async (actor: Actor, { unitId }: { readonly unitId?: string | undefined } = {}): Promise<ApprovalRulesView> => {
    const [settings, directory] = await Promise.all([approvalSettings(deps), deps.directory.current()])
    const view = toRulesView(settings, directory)
    if (unitId === undefined) return view
    const mayKnow =
      CITY_ROLES.some((role) => hasRole(actor, role)) || actor.grants.some((grant) => grant.unitId === unitId)
    if (!mayKnow) throw new DomainError('forbidden', { unitId })
    const signers = approversAmong(await deps.people.staffOf(unitId), unitId)
    const levels = signers.map(({ level }) => level)
    const short = MESSAGE_KINDS.filter((kind) => !canSign(approvalRuleFor(settings.rules, kind, unitId), levels))
    return { ...view, unit: { unitId, unitName: directory.nameOf(unitId), signers, short } }
  }
const CITY_ROLES = ['admin', 'dispatcher', 'chief', 'supervisor'] as const

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
            current: toRulesView(settingsOf(stored), directory),
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
      return toRulesView({ rules, workingHours: workingHours ?? WORKING_HOURS, version: version + 1 }, directory)
    })
  }
