import type { MessageView } from '../../../../types/messages.contract'
import type { MessageAction } from '../../../../types/messages.terms'

/** What every part of the page is given. */
export interface MessagePartProps {
  message: MessageView
  /** An action answered with the message as it is now. */
  onChanged: (message: MessageView) => void
  /** Someone else changed it before that action: read it again, keep what was typed. */
  onStale: (action: MessageAction) => void
}
