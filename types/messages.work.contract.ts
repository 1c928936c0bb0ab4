import * as z from 'zod/mini'
import { MessageRow } from './messages.views'
import { PageInput, pageLimit, personText, procedure } from './wire.contract'

const DESK_ROLES = ['handler', 'approver', 'liaison', 'post_holder', 'dispatcher', 'chief', 'supervisor'] as const

/** Working through many messages: part of the module 留言办理. */
export const workProcedures = {
  /**
   * Words in code, title, place, text, supplements and reply, latest first: staff in what they may read, a citizen in
   * their own. All words must stand there; one character is enough. A page may be short and still carry a cursor.
   */
  search: procedure({
    input: z.object({ words: personText(1, 60), ...PageInput, limit: pageLimit(50) }),
    output: z.object({ items: z.array(MessageRow), nextCursor: z.nullable(z.string()) }),
    by: [...DESK_ROLES, 'citizen'],
    errors: ['unauthenticated', 'forbidden', 'invalid_input'],
  }),
}
export type WorkContract = typeof workProcedures
