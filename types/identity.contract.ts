import * as z from 'zod/mini'
import { APPROVER_LEVELS, procedure, ROLES } from './wire.contract'

/** A role, and for unit staff the unit (or post) it is held for. */
export const Grant = z.object({
  role: z.enum(ROLES),
  unitId: z.optional(z.string()),
  postId: z.optional(z.string()),
  /** Of an approver, where the unit has set it. */
  level: z.optional(z.enum(APPROVER_LEVELS)),
})

/** The caller as the pages may know them: who they are here, never a phone number. */
export const ActorView = z.object({
  id: z.string(),
  kind: z.enum(['citizen', 'staff']),
  /** What the page greets them with: 市民 for citizens, the staff name for staff. */
  name: z.string(),
  grants: z.array(Grant),
  unitName: z.optional(z.string()),
})

export const identityContract = {
  /** Who am I, and what may I do: the pages choose tabs by it. */
  me: procedure({ input: z.object({}), output: ActorView, by: 'signed_in', errors: ['unauthenticated'] }),
}
export type IdentityContract = typeof identityContract
export type ActorView = z.output<typeof ActorView>
export type Grant = z.output<typeof Grant>
