import * as z from 'zod/mini'
import { MESSAGE_LIMITS, OUTCOMES } from './messages.terms'
import { DocumentId, Instant, procedure } from './wire.contract'

/** 草稿: what one person is writing, theirs alone. `version` grows with each saving. */
const WorkingDraftView = z.object({
  version: z.int(),
  body: z.string(),
  outcome: z.optional(z.enum(OUTCOMES)),
  interim: z.boolean(),
  savedAt: Instant,
})
/** Who else has the composer open, and since when. */
const EditorsView = z.object({
  others: z.array(z.object({ name: z.string(), since: Instant, renewedAt: Instant })),
})

const ofHandler = ['handler'] as const
const errors = ['unauthenticated', 'not_found', 'forbidden', 'invalid_input'] as const
const onMessage = z.object({ id: DocumentId })
const nothing = z.object({})

/** Writing a reply before it is submitted: part of the module 留言办理. */
export const writingProcedures = {
  /** `version`: the copy that this device knew, 0 for none. Another one answers `conflict` with it as `current`. */
  save_working_draft: procedure({
    input: z.object({
      id: DocumentId,
      version: z.int().check(z.minimum(0)),
      /** As it is typed: not trimmed. */
      body: z.string().check(z.maxLength(MESSAGE_LIMITS.reply.max)),
      outcome: z.optional(z.enum(OUTCOMES)),
      interim: z.boolean(),
    }),
    output: WorkingDraftView,
    by: ofHandler,
    errors: [...errors, 'conflict'],
  }),
  working_draft: procedure({
    input: onMessage,
    output: z.object({ draft: z.nullable(WorkingDraftView) }),
    by: ofHandler,
    errors,
  }),
  drop_working_draft: procedure({ input: onMessage, output: nothing, by: ofHandler, errors }),
  /** Opens or renews the hold of a composer; without a sign for 3 minutes it is gone. Keeps nobody from saving. */
  hold_editing: procedure({ input: onMessage, output: EditorsView, by: ofHandler, errors }),
  release_editing: procedure({ input: onMessage, output: nothing, by: ofHandler, errors }),
  editors: procedure({
    input: onMessage,
    output: EditorsView,
    by: ['handler', 'approver', 'liaison', 'dispatcher', 'chief', 'supervisor'],
    errors,
  }),
}
export type WorkingDraftView = z.output<typeof WorkingDraftView>
export type EditorsView = z.output<typeof EditorsView>
