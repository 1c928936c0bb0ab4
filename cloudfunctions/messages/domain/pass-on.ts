import { CITY_POLICY } from './message.policy'
import { type Acting, type Change, change, leadOf } from './change'
import { type ApprovalWait, levelSigns, ONE_SIGNATURE, personSigns } from './approval'
import type { Message } from './message'
import type { ApproverLevel } from '../../../types/wire.contract'
import type { Instant } from '../../shared/kernel/local-date'
import { addWorkingHours, type WorkingHours, WORKING_HOURS } from './working-hours'

/** Someone who could put the next signature, by role; a deputy with the level of whom they stand in for. */
export interface Signer {
  readonly id: string
  readonly level?: ApproverLevel
}

/** A draft waits from now on; half a working day later somebody else is asked. */
export const waitFrom = (message: Message, acting: Acting, hours: WorkingHours = WORKING_HOURS): ApprovalWait => ({
  since: acting.now,
  dueAt: halfADayFrom(acting.now, message, acting, hours),
})

const halfADayFrom = (from: Instant, { kind }: Message, { calendar }: Acting, hours: WorkingHours): Instant =>
  addWorkingHours(from, CITY_POLICY[kind].approval.amount, calendar, hours)

/** The draft waits for a signature, and there is still somebody to ask in time. */
export const isPassedOn = (message: Pick<Message, 'status' | 'approvalWait'>): boolean =>
  message.status === 'awaiting_approval' &&
  message.approvalWait !== undefined &&
  message.approvalWait.reached?.what !== 'stuck'

/** Nobody of the unit is left to ask: the press office has to call. */
export const isStuck = ({ status, approvalWait }: Pick<Message, 'status' | 'approvalWait'>): boolean =>
  status === 'awaiting_approval' && approvalWait?.reached?.what === 'stuck'

/**
 * 转请代理审核: a signature that has waited half a working day goes to the deputies; without one to the unit's approvers,
 * where there is more than the one who has not signed; another half day later, or where there is nobody, to the
 * dispatcher. null where nothing is due: a timer may ask as often as it likes.
 */
export function passOnApproval(
  message: Message,
  found: { readonly deputies: readonly Signer[]; readonly approvers: readonly Signer[] },
  acting: Acting,
  hours: WorkingHours = WORKING_HOURS,
): Change | null {
  const wait = message.approvalWait
  if (wait === undefined || !isPassedOn(message) || wait.dueAt > acting.now) return null
  // Its hours may have become days off since, by a holiday notice: nobody is asked, and no time is used up, while all are away.
  const later = halfADayFrom(wait.reached?.at ?? wait.since, message, acting, hours)
  if (later > acting.now) return change(message, acting, { approvalWait: { ...wait, dueAt: later } }, [])
  const maySign = ({ id, level }: Signer): boolean =>
    personSigns(id, message) && levelSigns(level, message.signing ?? ONE_SIGNATURE)
  const first = wait.reached === undefined
  const deputies = first ? idsOf(found.deputies.filter(maySign)) : []
  const approvers = first ? idsOf(found.approvers.filter(maySign)) : []
  const what = deputies.length > 0 ? 'deputy' : approvers.length > 1 ? 'approver' : 'stuck'
  const reached = { what, at: acting.now } as const
  const dueAt = what === 'stuck' ? wait.dueAt : waitFrom(message, acting, hours).dueAt
  const concerns = what === 'deputy' ? deputies : what === 'approver' ? approvers : []
  return change(message, acting, { approvalWait: { ...wait, dueAt, reached } }, [
    { what: 'approval_passed_on', ...leadOf(message), note: PASSED_ON[what], concerns },
  ])
}

const idsOf = (signers: readonly Signer[]): string[] => [...new Set(signers.map(({ id }) => id))]

/** What staff read of it. */
const PASSED_ON = {
  deputy: '审核已等半个工作日，转请代理审核人审核',
  approver: '审核已等半个工作日，转请本单位其他审核人审核',
  stuck: '审核无人处理，请市政府新闻办联系该单位',
} as const
