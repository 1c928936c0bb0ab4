import type { MessageRow } from '../../../types/messages.contract'
import type { MessageAction } from '../../../types/messages.terms'

/** What a person most likely came to do, first first. What is missing stands behind 更多操作 on the handling page. */
const PRIORITY: readonly MessageAction[] = [
  'approve_reply',
  'confirm_withdrawal',
  'call_back',
  'dispatch',
  'accept',
  'draft_reply',
  'instruct',
  'assign',
  'redirect',
]

/** The action on a row; none where the person has done their part and only could change it. */
export function mainAction({ status, allowedActions }: Pick<MessageRow, 'status' | 'allowedActions'>) {
  const waitsForApprover = status === 'awaiting_approval'
  return PRIORITY.find((action) => allowedActions.includes(action) && !(waitsForApprover && action === 'draft_reply'))
}
