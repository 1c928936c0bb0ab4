import * as z from 'zod/mini'
import { NOTICE_GROUPS, NOTICE_PAGES, SUBSCRIPTION_TEMPLATES } from './notifications.terms'
import { Instant, PageInput, pageLimit, procedure } from './wire.contract'

const Group = z.enum(NOTICE_GROUPS)
const Template = z.enum(SUBSCRIPTION_TEMPLATES)
/** Names event, rule and audience, a unit's id among them: longer than other ids, and as long as a store can key. */
const NoticeId = z.string().check(z.minLength(1), z.maxLength(200), z.regex(/^[\x21-\x7e]+$/))

/** One notice as its reader sees it: numbers, days and names of units; never anything that a citizen wrote. */
export const NoticeView = z.object({
  id: z.string(),
  at: Instant,
  group: Group,
  title: z.string(),
  text: z.string(),
  urgent: z.boolean(),
  read: z.boolean(),
  /** The message it is about; empty where it is about something else, which `opens` names. */
  messageId: z.string(),
  opens: z.optional(z.object({ page: z.enum(NOTICE_PAGES), id: z.optional(z.string()) })),
})

const Settings = z.object({
  /** Groups that this person silenced: listed, but neither counted nor sent. */
  muted: z.array(Group),
  /** Groups that this person may silence. */
  mayMute: z.array(Group),
})

export const notificationsContract = {
  /** Newest first: mine, and those of the offices that I hold. */
  list_mine: procedure({
    input: z.object({ ...PageInput, limit: pageLimit(50) }),
    output: z.object({ items: z.array(NoticeView), nextCursor: z.nullable(z.string()) }),
    by: 'signed_in',
    errors: ['unauthenticated', 'invalid_input'],
  }),
  /** Counted to at most 99, over the last 14 days. */
  unread_count: procedure({
    input: z.object({}),
    output: z.object({ count: z.int() }),
    by: 'signed_in',
    errors: ['unauthenticated'],
  }),
  /** One notice by its id, or all up to an instant (that of the newest one seen). */
  mark_read: procedure({
    input: z.object({ id: z.optional(NoticeId), through: z.optional(Instant) }),
    output: z.object({ count: z.int() }),
    by: 'signed_in',
    errors: ['unauthenticated', 'invalid_input'],
  }),
  settings: procedure({ input: z.object({}), output: Settings, by: 'signed_in', errors: ['unauthenticated'] }),
  set_settings: procedure({
    input: z.object({ muted: z.array(Group).check(z.maxLength(NOTICE_GROUPS.length)) }),
    output: Settings,
    by: 'signed_in',
    errors: ['unauthenticated', 'invalid_input'],
  }),
  /** The 订阅消息 that this person may be asked for, at most three; none where the city configured none. */
  templates: procedure({
    input: z.object({}),
    output: z.object({ items: z.array(z.object({ template: Template, id: z.string() })) }),
    by: 'signed_in',
    errors: ['unauthenticated'],
  }),
  /** The person accepted these at the tap: each accept is one message that may be sent. */
  accept: procedure({
    input: z.object({
      templates: z.array(Template).check(z.minLength(1), z.maxLength(3)),
      /** Of `wx.login`, on a city's own server; CloudBase knows the person by itself. */
      code: z.optional(z.string().check(z.minLength(1), z.maxLength(200))),
    }),
    output: z.object({ credits: z.array(z.object({ template: Template, credits: z.int() })) }),
    by: 'signed_in',
    errors: ['unauthenticated', 'invalid_input'],
  }),
}
export type NotificationsContract = typeof notificationsContract
export type NoticeView = z.output<typeof NoticeView>
