import type { MessagesDeps } from '../deps'
import type { ApprovalRule } from '../domain/approval.policy'
import { WORKING_HOURS, type WorkingHours } from '../domain/working-hours'
import { APPROVAL_RULES_ID, type ApprovalRules, approvalRules } from '../messages.store'

/** What holds of signing. */
export interface ApprovalSettings {
  readonly rules: readonly ApprovalRule[]
  readonly workingHours: WorkingHours
  readonly version: number
}

/** What the city has set of signing, or the defaults. One read. */
export const approvalSettings = async (deps: Pick<MessagesDeps, 'store'>): Promise<ApprovalSettings> =>
  settingsOf(await deps.store.get(approvalRules, APPROVAL_RULES_ID))

export const settingsOf = (stored: ApprovalRules | null): ApprovalSettings => ({
  rules: stored?.rules ?? [],
  workingHours: stored?.workingHours ?? WORKING_HOURS,
  version: stored?.version ?? 0,
})
