import * as z from 'zod/mini'
import { DocumentId, procedure } from './wire.contract'

export const UNIT_KINDS = ['department', 'district'] as const
export const ACCOUNT_PLATFORMS = ['wechat', 'weibo', 'douyin', 'toutiao', 'video_account'] as const

/** One unit's public face in the hall 发布厅: its account, and how it answers (never how popular it is, B2). */
export const HallUnit = z.object({
  id: z.string(),
  name: z.string(),
  kind: z.enum(UNIT_KINDS),
  /** Its account 政务号; absent while it has not opened one. */
  account: z.optional(
    z.object({
      name: z.string(),
      platform: z.enum(ACCOUNT_PLATFORMS),
      /** 公众号原始ID `gh_…`, only when it may be opened from here. */
      originalId: z.optional(z.string()),
      introduction: z.string(),
    }),
  ),
  /** Answering over the last 90 days; absent below 5 answers. */
  answering: z.optional(
    z.object({
      replied: z.int(),
      /** Share answered on time, 0–1, of what was not late already when it was given it; absent where that is below 5. */
      onTimeShare: z.optional(z.number()),
      /** From submission or from the order to do it again; to what was late already when it was given it, from then. */
      averageHours: z.number(),
    }),
  ),
})

export const hallContract = {
  /** Departments and districts, without what is below them. */
  list_units: procedure({
    input: z.object({}),
    output: z.object({ items: z.array(z.object({ id: z.string(), name: z.string(), kind: z.enum(UNIT_KINDS) })) }),
    by: 'anyone',
    errors: [],
  }),
  /** Sub-units 科室/镇街 and handlers of one unit, for `messages.assign`. */
  list_assignees: procedure({
    input: z.object({ unitId: DocumentId }),
    output: z.object({
      items: z.array(z.object({ id: z.string(), name: z.string(), kind: z.enum(['sub_unit', 'handler']) })),
    }),
    by: ['handler', 'liaison', 'approver'],
    errors: ['unauthenticated', 'forbidden', 'not_found'],
  }),
  /** Whom a citizen may write to: units and posts (市长信箱, 局长信箱). A post is never a person's name. */
  list_addressees: procedure({
    input: z.object({
      /** A link leads to this one: listed too where it stands below a unit (科室, 镇街). */
      also: z.optional(DocumentId),
    }),
    output: z.object({
      items: z.array(
        z.object({
          id: z.string(),
          name: z.string(),
          kind: z.enum(['unit', 'post']),
          /** The unit that handles what is written here. */
          unitId: z.string(),
          unitName: z.string(),
        }),
      ),
    }),
    by: 'anyone',
    errors: [],
  }),
  /** The city account first, then the units with their accounts. */
  hall: procedure({
    input: z.object({}),
    output: z.object({
      city: z.object({ name: z.string(), account: z.optional(HallUnit.shape.account), hotline: z.string() }),
      items: z.array(HallUnit),
    }),
    by: 'anyone',
    errors: [],
  }),
  follow: procedure({
    input: z.object({ unitId: DocumentId, following: z.boolean() }),
    output: z.object({ unitId: z.string(), following: z.boolean() }),
    by: ['citizen'],
    errors: ['unauthenticated', 'forbidden', 'not_found'],
  }),
  list_following: procedure({
    input: z.object({}),
    output: z.object({ unitIds: z.array(z.string()) }),
    by: ['citizen'],
    errors: ['unauthenticated', 'forbidden'],
  }),
}
export type HallContract = typeof hallContract
export type HallUnit = z.output<typeof HallUnit>
