import type { MessageView } from '../../../../types/messages.contract'

/** What every part of the page is given. */
export interface MessagePartProps {
  message: MessageView
  /** An action answered with the message as it is now. */
  onChanged: (message: MessageView) => void
  /** Someone else changed it first: read it again, keep what was typed. */
  onStale: () => void
}
