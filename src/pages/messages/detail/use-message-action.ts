import type { MessageView } from '../../../../types/messages.contract'
import type { MessageAction as MessageActionName } from '../../../../types/messages.terms'
import type { ApiFailure } from '../../../api/failure'
import { holdFocus } from '../../../platform/focus-page'
import { useAction } from '../../../state/use-action'
import type { MessagePartProps } from './message-part.types'

interface MessageAction {
  busy: boolean
  failure: ApiFailure | undefined
  /** Resolves true when the server took it. */
  act: (call: () => Promise<MessageView>) => Promise<boolean>
}

/** One action on the message. When someone else was faster the page reads it again; what was typed stays. */
export function useMessageAction(
  { onChanged, onStale }: Pick<MessagePartProps, 'onChanged' | 'onStale'>,
  action: MessageActionName,
): MessageAction {
  const { busy, failure, run } = useAction(
    (call: () => Promise<MessageView>) => call(),
    ({ code }) => (code === 'conflict' || code === 'invalid_state') && onStale(action),
  )
  return {
    busy,
    failure,
    act: async (call) => {
      const next = await run(call)
      if (next) {
        onChanged(next)
        holdFocus()
      }
      return next !== undefined
    },
  }
}
