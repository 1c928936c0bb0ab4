import * as z from 'zod/mini'
import { AUDIT_FAULTS, AUDIT_SUBJECT_KINDS, MESSAGE_CODE } from './audit.terms'
import { DocumentId, Instant, LocalDay, PageInput, pageLimit, procedure } from './wire.contract'

/** `messages.dispatch`, `job:messages.close_silent`, `command:import`. */
const Action = z.string().check(z.minLength(1), z.maxLength(80), z.regex(/^[a-z][a-z0-9_.:-]*$/))

/** One line of the log as the auditor reads it. */
export const AuditLine = z.object({
  id: z.string(),
  at: Instant,
  actorId: z.string(),
  /** The name of the account that acted, where there is one; never a citizen's. */
  actorName: z.optional(z.string()),
  /** In what capacity: the grants then, `handler@heating`. */
  as: z.string(),
  action: z.string(),
  subjectKind: z.enum(AUDIT_SUBJECT_KINDS),
  subjectId: z.string(),
  /** Ids, statuses, counts and hashes. */
  what: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
  /** Personal data were read. */
  personal: z.boolean(),
  /** The number of the seal that holds it. */
  seal: z.int(),
})

export const auditContract = {
  /**
   * Newest first. Who, what about and which action narrow it, alone or together; a day range bounds it. At most 400
   * lines are looked at for one page, which may therefore be short while `nextCursor` goes on.
   */
  search: procedure({
    input: z.object({
      /** The first and last day, Asia/Shanghai. */
      from: z.optional(LocalDay),
      to: z.optional(LocalDay),
      actorId: z.optional(DocumentId),
      subjectId: z.optional(DocumentId),
      /** 留言编号, in place of the message's id; one that no message bears finds nothing. */
      code: z.optional(z.string().check(z.trim(), z.toUpperCase(), z.regex(MESSAGE_CODE))),
      action: z.optional(Action),
      personalOnly: z._default(z.boolean(), false),
      ...PageInput,
      limit: pageLimit(100),
    }),
    output: z.object({ items: z.array(AuditLine), nextCursor: z.nullable(z.string()) }),
    by: ['auditor'],
    errors: ['unauthenticated', 'forbidden', 'invalid_input'],
  }),
  /** How far the chain reaches, what waits for its seal, and what the last verification of it all came to. */
  status: procedure({
    input: z.object({}),
    output: z.object({
      /** Entries in the chain. */
      entries: z.int(),
      seals: z.int(),
      sealedAt: z.nullable(Instant),
      /** Not sealed yet, counted up to 1,000. */
      unsealed: z.int(),
      oldestUnsealedAt: z.nullable(Instant),
      /** What of it lies in the archive outside the database, and when the last of that was sealed; absent: nothing. */
      archived: z.optional(z.object({ entries: z.int(), seals: z.int(), sealedAt: Instant })),
      checked: z.nullable(z.object({ at: Instant, seals: z.int(), entries: z.int(), faults: z.int() })),
    }),
    by: ['auditor'],
    errors: ['unauthenticated', 'forbidden'],
  }),
  /**
   * Verifies a stretch of the chain, at most 20 seals or one file of the archive a call: `next` is where the following
   * call goes on, null at its end. Heads outside the database are held against it by `npm run audit:verify` alone.
   */
  verify: procedure({
    input: z.object({ from: z._default(z.int().check(z.minimum(1), z.maximum(9_999_999_999)), 1) }),
    output: z.object({
      seals: z.int(),
      entries: z.int(),
      faults: z.array(z.object({ fault: z.enum(AUDIT_FAULTS), at: z.string() })),
      next: z.nullable(z.int()),
    }),
    by: ['auditor'],
    errors: ['unauthenticated', 'forbidden'],
  }),
}
export type AuditContract = typeof auditContract
export type AuditLine = z.output<typeof AuditLine>
export type AuditStatus = z.output<(typeof auditContract)['status']['output']>
