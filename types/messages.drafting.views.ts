import * as z from 'zod/mini'
import { REPLY_FINDINGS } from './messages.terms'

/** One finding of the check: points of the citizen, or official-speak with what could stand instead. */
export const ReplyNote = z.object({
  finding: z.enum(REPLY_FINDINGS),
  passages: z.array(z.object({ said: z.string(), plain: z.optional(z.string()) })),
})

/** How the unit really answered this kind in the last 90 days, in counted working days. */
export const Forecast = z.object({ medianWorkingDays: z.int(), p90WorkingDays: z.int(), answers: z.int() })
