import type { ApprovalRulesView, SetApprovalRulesInput } from '../../../../types/messages.contract'
import { ApiFailure } from '../../../api/failure'
import { messagesApi } from '../../../api/messages.api'
import { useAction } from '../../../state/use-action'

/**
 * Saves the rules whole. Whoever came first is read and put in place, so that the next try rests on it; what was typed
 * stays where it was typed.
 */
export function useSaveRules(onCurrent: (current: ApprovalRulesView) => void) {
  const saving = useAction(async (input: SetApprovalRulesInput) => {
    try {
      return await messagesApi.setApprovalRules(input)
    } catch (error) {
      if (error instanceof ApiFailure && error.code === 'conflict' && error.current !== undefined)
        onCurrent(error.current as ApprovalRulesView)
      throw error
    }
  })
  return { ...saving, overtaken: saving.failure?.code === 'conflict' }
}
