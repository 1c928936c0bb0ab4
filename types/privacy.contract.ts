import * as z from 'zod/mini'
import { MESSAGE_LIMITS } from './messages.terms'
import { CONSENT_KINDS } from './privacy.terms'
import { DocumentId, Instant, PageInput, personText, procedure } from './wire.contract'

const by = ['citizen'] as const

/** 监护人同意, as the citizen sees what is held: never the guardian's own data. */
const Declaration = z.object({
  /** Absent: nothing was said yet. */
  under14: z.optional(z.boolean()),
  guardianAgreed: z.boolean(),
  at: z.optional(Instant),
})

/** 我的信息与权利 (PIPL art. 15, 31, 44–47). Every procedure is about the caller alone. */
export const privacyContract = {
  /** What is held about me: by category, for what, on which legal basis, for how long. */
  what_is_held: procedure({
    input: z.object({}),
    output: z.object({
      noticeVersion: z.string(),
      categories: z.array(
        z.object({
          title: z.string(),
          /** What of it there is now, in words. */
          held: z.string(),
          purpose: z.string(),
          basis: z.string(),
          retention: z.string(),
        }),
      ),
      consents: z.object({ publicMessages: z.int(), identityShownMessages: z.int() }),
      contacts: z.int(),
      declaration: Declaration,
    }),
    by,
    errors: ['unauthenticated', 'forbidden'],
  }),
  /**
   * 复制: everything as JSON and as a page to read, files by addresses that are good for a day; once a Shanghai day. One answer
   * carries only so much: with its `nextCursor` the next part is asked for. Lists of the same name belong together, and the
   * pages one below the other; the day is used up by the last part.
   */
  export_mine: procedure({
    input: z.object({
      ...PageInput,
      /** Where the citizen reaches this city, so that addresses of files in the copy are whole. */
      origin: z.optional(z.string().check(z.maxLength(200), z.regex(/^https?:\/\/[^/?#\s"'<>]+$/))),
    }),
    output: z.object({
      fileName: z.string(),
      json: z.string(),
      html: z.string(),
      nextCursor: z.nullable(z.string()),
    }),
    by,
    errors: ['unauthenticated', 'forbidden', 'invalid_input', 'rate_limited'],
  }),
  /** 更正 of the contact of one message that has not ended; empty: deletes it. */
  correct_contact: procedure({
    input: z.object({ id: DocumentId, contact: personText(0, MESSAGE_LIMITS.contact.max) }),
    output: z.object({ held: z.boolean() }),
    by,
    errors: ['unauthenticated', 'forbidden', 'not_found', 'invalid_state', 'invalid_input'],
  }),
  /** 撤回同意, for one message or for all. */
  withdraw_consent: procedure({
    input: z.object({ what: z.enum(CONSENT_KINDS), id: z.optional(DocumentId) }),
    output: z.object({ changed: z.int() }),
    by,
    errors: ['unauthenticated', 'forbidden', 'not_found', 'invalid_input'],
  }),
  /** 删除, in two steps: without `confirm` it says what would go and what stays and why; with it, it is done. */
  delete_mine: procedure({
    input: z.object({ confirm: z.optional(personText(1, 64)) }),
    output: z.object({
      /** First step: the word that confirms, and until when. */
      confirm: z.optional(z.string()),
      until: z.optional(Instant),
      goes: z.array(z.string()),
      stays: z.array(z.object({ what: z.string(), why: z.string(), howLong: z.string() })),
      /** Second step: what was done. */
      done: z.optional(z.object({ contacts: z.int(), unlinked: z.int(), kept: z.int() })),
    }),
    by,
    errors: ['unauthenticated', 'forbidden', 'invalid_state', 'invalid_input'],
  }),
  my_declaration: procedure({
    input: z.object({}),
    output: Declaration,
    by,
    errors: ['unauthenticated', 'forbidden'],
  }),
  /** 我未满14周岁: a guardian's name, contact and consent; kept sealed. `under14: false` deletes what was given. */
  declare_age: procedure({
    input: z.object({
      under14: z.boolean(),
      guardian: z.optional(
        z.object({
          name: personText(2, 30),
          contact: personText(5, MESSAGE_LIMITS.contact.max),
          /** The guardian has read the notice and agrees. */
          agrees: z.literal(true),
        }),
      ),
    }),
    output: Declaration,
    by,
    errors: ['unauthenticated', 'forbidden', 'invalid_input'],
  }),
}
export type PrivacyContract = typeof privacyContract
