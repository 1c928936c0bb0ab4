import { MESSAGE_LIMITS, type Outcome } from '../../../types/messages.terms'
import { HANDLE_COPY } from '../../copy/desk'

/** A reply being written. */
export interface ReplyText {
  body: string
  outcome: Outcome | undefined
  /** 阶段性答复: informs and stops no clock. */
  interim: boolean
}

/** What is missing before the reply may be sent, as sentences. */
export const missingIn = ({ body, outcome }: ReplyText): { body?: string; outcome?: string } => ({
  ...(body.trim().length < MESSAGE_LIMITS.reply.min ? { body: HANDLE_COPY.tooShort } : {}),
  ...(outcome === undefined ? { outcome: HANDLE_COPY.chooseOutcome } : {}),
})
