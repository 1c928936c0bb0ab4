import * as z from 'zod/mini'
import { Instant } from './wire.contract'

/** What a machine said of a message's text, and what a person made of it; staff only. */
export const ScreeningView = z.object({
  suggestion: z.enum(['review', 'risky']),
  labels: z.array(z.string()),
  /** While it waits for a person: the instant by which somebody looks. */
  dueAt: z.optional(Instant),
  cleared: z.optional(z.object({ at: Instant, keepPrivate: z.boolean() })),
})
