import type { MessagesDeps } from '../deps'
import type { ApprovalRule } from '../domain/approval.policy'
import { WORKING_HOURS, type WorkingHours } from '../domain/working-hours'
import { APPROVAL_RULES_ID, approvalRules } from '../messages.store'

/** What the city has set of signing, or the defaults. One read. */
export async function approvalSettings(
  deps: Pick<MessagesDeps, 'store'>,
): Promise<{ rules: readonly ApprovalRule[]; workingHours: WorkingHours; version: number }> {
  const stored = await deps.store.get(approvalRules, APPROVAL_RULES_ID)
  return {
    rules: stored?.rules ?? [],
    workingHours: stored?.workingHours ?? WORKING_HOURS,
    version: stored?.version ?? 0,
  }
}
