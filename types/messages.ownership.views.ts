import * as z from 'zod/mini'
import { Instant, LocalDay } from './wire.contract'

/** Beside a day that is counted in working days: it lies beyond the last holiday notice that is known, shown as 待校历. */
export const Unsettled = { unsettled: z.optional(z.literal(true)) }

/** One task 协办, as its reader may see it. */
export const AssistView = z.object({
  id: z.string(),
  unitId: z.string(),
  unitName: z.string(),
  dueOn: LocalDay,
  ...Unsettled,
  /** It is open, and its day has passed. */
  late: z.optional(z.literal(true)),
  requestedAt: Instant,
  state: z.enum(['open', 'answered', 'ended']),
  what: z.optional(z.string()),
  answer: z.optional(z.string()),
  endedReason: z.optional(z.string()),
  /** The caller may answer this one. */
  mine: z.boolean(),
})
