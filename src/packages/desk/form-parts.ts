import type { MessageView } from '../../../types/messages.contract'

export interface FormProps {
  view: MessageView
  busy: boolean
  /** Sends and says `done` when it worked. */
  onSend: (call: () => Promise<MessageView>, done: string) => void
}

/** What every action on a message names: which one, and the version the person saw. */
export const onMessage = ({ id, version }: MessageView) => ({ id, version })
