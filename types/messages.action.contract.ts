import * as z from 'zod/mini'
import { MESSAGE_LIMITS } from './messages.terms'
import { MessageView } from './messages.views'
import { DocumentId, personText, procedure } from './wire.contract'

/** What somebody gives as the reason: of staff or of the citizen, read by whom the action says. */
export const reason = personText(MESSAGE_LIMITS.reason.min, MESSAGE_LIMITS.reason.max)

/**
 * Why a unit gets a report all the same that speaks of it (it is not about that unit): without it such a report is refused,
 * `invalid_input` with this field. Staff alone read it.
 */
export const whyNamed = z.optional(reason)

/** The hash of what the person read; an edit after it makes the action a `conflict`. */
export const contentHash = z.string().check(z.regex(/^[0-9a-f]{64}$/))

/** The version the person saw; another one in the store answers `conflict`. */
export const onMessage = { id: DocumentId, version: z.int().check(z.minimum(1)) }

/** Refusals that every action on a message may give, in the order in which they are checked. */
const onMessageErrors = ['unauthenticated', 'not_found', 'forbidden', 'conflict', 'invalid_state'] as const

/** One action on a message: it answers the message as this caller sees it afterwards. */
export const action = <Input extends z.ZodMiniType>(input: Input) =>
  procedure({ input, output: MessageView, by: 'signed_in', errors: [...onMessageErrors, 'invalid_input'] })
