import * as z from 'zod/mini'
import { Instant, LocalDay } from './wire.contract'

/** One task 协办, as its reader may see it. */
export const AssistView = z.object({
  id: z.string(),
  unitId: z.string(),
  unitName: z.string(),
  dueOn: LocalDay,
  requestedAt: Instant,
  state: z.enum(['open', 'answered', 'ended']),
  what: z.optional(z.string()),
  answer: z.optional(z.string()),
  endedReason: z.optional(z.string()),
  /** The caller may answer this one. */
  mine: z.boolean(),
})
