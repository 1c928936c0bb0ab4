import type { MessageView } from '../../../types/messages.contract'
import type { ApiFailure } from '../../api/failure'

export interface FormProps {
  view: MessageView
  busy: boolean
  /** Sends and says `done` when it worked. */
  onSend: (call: () => Promise<MessageView>, done: string) => void
  /** Why the last try did not work; the panel tells it, beside what a field tells itself. */
  failure: ApiFailure | undefined
}

/** What every action on a message names: which one, and the version the person saw. */
export const onMessage = ({ id, version }: MessageView) => ({ id, version })
