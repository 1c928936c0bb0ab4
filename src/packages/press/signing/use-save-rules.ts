import type { ApprovalRulesView } from '../../../../types/messages.contract'
import { messagesApi } from '../../../api/messages.api'
import { useAction } from '../../../state/use-action'

/**
 * Saves the rules whole. Whoever came first is read and put in place, so that the next try rests on it; what was typed
 * stays where it was typed.
 */
export function useSaveRules(onCurrent: (current: ApprovalRulesView) => void) {
  const saving = useAction(messagesApi.setApprovalRules, ({ code, current }) => {
    if (code === 'conflict' && current !== undefined) onCurrent(current as ApprovalRulesView)
  })
  return { ...saving, overtaken: saving.failure?.code === 'conflict' }
}
