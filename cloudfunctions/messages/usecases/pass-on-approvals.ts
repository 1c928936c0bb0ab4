import { SYSTEM } from '../../shared/kernel/actor'
import type { LocalDate } from '../../shared/kernel/local-date'
import { approversAmong } from '../approvers'
import type { MessagesDeps } from '../deps'
import { holdsOn, runningDeputyships } from '../deputy.store'
import { passOnApproval, type Signer } from '../domain/pass-on'
import { messages } from '../messages.store'
import { PASS_ON_APPROVAL } from '../queues'
import { actingNow } from './act'
import { approvalSettings } from './approval-settings'
import { runQueue } from './run-timers'

/** Asks deputies, other approvers or the dispatcher where a signature has waited half a working day. Answers how many. */
export async function passOnApprovals(deps: MessagesDeps, more: { readonly goOn: () => boolean }): Promise<number> {
  const { workingHours } = await approvalSettings(deps)
  const { now, today } = actingNow(deps, SYSTEM)
  return runQueue(deps, 'messages.pass_on_approvals', PASS_ON_APPROVAL, more, {
    upTo: now,
    prepare: async (messageId) => {
      const unitId = (await deps.store.get(messages, messageId))?.unitId ?? null
      return unitId === null ? { deputies: [], approvers: [] } : signersOf(deps, unitId, today)
    },
    rule: (message, acting, found) => passOnApproval(message, found, acting, workingHours),
  })
}

/** Who could sign for a unit today: its approvers, and those who stand in for them. */
async function signersOf(
  deps: MessagesDeps,
  unitId: string,
  today: LocalDate,
): Promise<{ deputies: Signer[]; approvers: Signer[] }> {
  const [staff, running] = await Promise.all([
    deps.people.staffOf(unitId),
    runningDeputyships(deps.store, { unitId }, today),
  ])
  const approvers = approversAmong(staff, unitId)
  const deputies = running
    // Whoever left the unit meanwhile stands in for nobody there (`stand-in.ts`): asking them would only lose half a day.
    .filter((one) => holdsOn(one, today) && staff.some(({ id }) => id === one.deputyId))
    .flatMap(({ approverId, deputyId }) =>
      approvers
        .filter(({ id }) => id === approverId)
        .map(({ level }) => ({ id: deputyId, ...(level === undefined ? {} : { level }) })),
    )
  return { deputies, approvers }
}
