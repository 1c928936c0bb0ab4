import { type Acting, type Change, change } from './change'
import type { Message } from './message'

/** 批示 by the holder of the mailbox: an instruction beside the way, no status. */
export const instruct = (message: Message, input: { body: string }, acting: Acting): Change =>
  change(
    message,
    acting,
    {
      instructions: [...message.instructions, { body: input.body, at: acting.now, postId: message.postId ?? '' }],
    },
    [{ what: 'instructed' }],
  )
