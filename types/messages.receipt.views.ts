import * as z from 'zod/mini'
import { Forecast } from './messages.drafting.views'
import { RECEIPT_REASONS } from './messages.terms'
import { LocalDay } from './wire.contract'

const Verdict = z.object({
  onTime: z.boolean(),
  /** Counted working days after the due day; 0 with `onTime: false` is an answer on a day off after it. */
  lateByWorkingDays: z.int(),
})

/** 时限清单: the ledger of days that citizen, unit and supervisor read alike. Its sum always equals the verdict. */
export const DeadlineReceipt = z.object({
  id: z.string(),
  code: z.string(),
  /** Day of receipt, or of the order to do it again; not counted. */
  startedOn: LocalDay,
  /** The clock is that of a reworking 重办: `startedOn` is the day it was ordered, not that of receipt. */
  reworked: z.optional(z.boolean()),
  dueOn: LocalDay,
  calendarSettled: z.boolean(),
  /** Working days promised, extensions included. */
  allowanceWorkingDays: z.int(),
  /** Working days that counted until the reply, or until today. */
  countedWorkingDays: z.int(),
  pausedWorkingDays: z.int(),
  days: z.array(
    z.object({
      on: LocalDay,
      counts: z.boolean(),
      why: z.enum(RECEIPT_REASONS),
      /** The holiday's name. */
      name: z.optional(z.string()),
      /** Not yet come: planned, not counted. */
      ahead: z.boolean(),
    }),
  ),
  extensions: z.array(
    z.object({
      grantedOn: LocalDay,
      workingDays: z.int(),
      grounds: z.string(),
      /** The office that granted it: 市政府新闻办 or 督查部门. Absent on those from before it was kept. */
      by: z.optional(z.enum(['chief', 'supervisor'])),
      /** Nobody granted it: a holiday notice came late, and the day that was promised stays. */
      lateNotice: z.optional(z.boolean()),
    }),
  ),
  /** Which unit led from when to when; no quarrels, only names and days. */
  hops: z.array(z.object({ unitId: z.string(), unitName: z.string(), from: LocalDay, until: z.optional(LocalDay) })),
  /** The lead's own clock, from its dispatch. */
  unit: z.optional(
    z.object({
      startedOn: LocalDay,
      dueOn: LocalDay,
      allowanceWorkingDays: z.optional(z.int()),
      /** The unit set itself a shorter time when it was given the message: where that comes from. */
      source: z.optional(z.string()),
      verdict: z.optional(Verdict),
    }),
  ),
  /** Frozen at publication; absent while no reply is out. */
  verdict: z.optional(Verdict),
  /** How the unit really answered this kind in the last 90 days; absent below 20 answers, and once it has answered. */
  forecast: z.optional(Forecast),
})

export type DeadlineReceipt = z.output<typeof DeadlineReceipt>
