import type { MessageRow } from '../../../types/messages.contract'
import type { MessageAction } from '../../../types/messages.terms'

/** What a person most likely came to do, first first. What is missing stands behind 更多操作 on the handling page. */
const PRIORITY: readonly MessageAction[] = [
  'approve_reply',
  'decide_complex',
  'clear_screening',
  'confirm_withdrawal',
  'rule_contest',
  'decide_decline',
  'call_back',
  'dispatch',
  'accept',
  'draft_reply',
  'answer_assist',
  'adjudicate',
  'instruct',
  'assign',
  'keep_promise',
  'redirect',
]

/** The action on a row; none where the person has done their part and only could change it. */
export function mainAction({ status, allowedActions }: Pick<MessageRow, 'status' | 'allowedActions'>) {
  // Only a unit's request can be refused: then granting it is what waits for this person.
  if (allowedActions.includes('refuse_extension')) return 'grant_extension' as const
  const waitsForApprover = status === 'awaiting_approval'
  return PRIORITY.find((action) => allowedActions.includes(action) && !(waitsForApprover && action === 'draft_reply'))
}
