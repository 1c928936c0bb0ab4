import * as z from 'zod/mini'
import { AIRLOCK_ENTRIES, AIRLOCK_LIMITS, IDENTITY_STATES, REVEAL_PURPOSES } from './airlock.terms'
import { MESSAGE_LIMITS } from './messages.terms'
import { PERSONAL_KINDS } from './privacy.terms'
import { DocumentId, Instant, personText, procedure, ROLES } from './wire.contract'

const { reason: length } = AIRLOCK_LIMITS
const reason = personText(length.min, length.max)
const onMessage = { id: DocumentId }

/** What stands on the screen for ten minutes, and whose name lies over it. */
const shown = {
  /** When the page hides it. */
  visibleUntil: Instant,
  /** Name and Shanghai time of the reader, to be laid over what is shown. */
  watermark: z.string(),
}

/** 核实身份 as chief and supervisor see it. */
const IdentityRequest = z.object({
  state: z.enum(IDENTITY_STATES),
  grounds: z.optional(z.string()),
  requestedBy: z.optional(z.enum(ROLES)),
  /** When an open request lapses, or until when an approved identity may be read. */
  until: z.optional(Instant),
  mayRequest: z.boolean(),
  mayApprove: z.boolean(),
  mayRead: z.boolean(),
})

/** Why one passage of a reply may stand (a published number), by its place in this very text. */
export const Dismissals = z.array(
  z.object({
    kind: z.enum(PERSONAL_KINDS),
    start: z.int().check(z.minimum(0)),
    end: z.int().check(z.minimum(1)),
    reason,
  }),
)

/** 身份隔离: part of `messages`. */
export const airlockContract = {
  /** What in a reply being written would give the citizen away: kinds and places, before it is sent for approval. */
  check_draft: procedure({
    input: z.object({ ...onMessage, body: personText(0, MESSAGE_LIMITS.reply.max) }),
    output: z.object({
      findings: z.array(
        z.object({
          kind: z.enum(PERSONAL_KINDS),
          start: z.int(),
          end: z.int(),
          /** `draft_reply` refuses the text with it. */
          refused: z.boolean(),
          /** May stand with a reason: a published number. Never the citizen's own name or contact. */
          dismissible: z.boolean(),
        }),
      ),
    }),
    by: ['handler', 'approver'],
    errors: ['unauthenticated', 'not_found', 'forbidden', 'invalid_input'],
  }),
  /** 查看联系方式: with a reason that the citizen reads. */
  reveal_contact: procedure({
    input: z.object({
      ...onMessage,
      version: z.optional(z.int().check(z.minimum(1))),
      reason,
      purpose: z.optional(z.enum(REVEAL_PURPOSES)),
    }),
    output: z.object({ contact: z.string(), leftToday: z.int(), ...shown }),
    by: ['handler', 'dispatcher', 'chief', 'supervisor'],
    errors: ['unauthenticated', 'not_found', 'forbidden', 'conflict', 'invalid_state', 'rate_limited', 'invalid_input'],
  }),
  /** 谁看过我的联系方式: unit and role, when and why; never a person. For the owner, chief and supervisor. */
  contact_reads: procedure({
    input: z.object(onMessage),
    output: z.object({
      items: z.array(
        z.object({
          what: z.enum(AIRLOCK_ENTRIES),
          /** The unit that led; absent for press office and supervision. */
          unitName: z.optional(z.string()),
          role: z.enum(ROLES),
          at: Instant,
          purpose: z.optional(z.enum(REVEAL_PURPOSES)),
          reason: z.string(),
        }),
      ),
    }),
    by: 'signed_in',
    errors: ['unauthenticated', 'not_found', 'forbidden'],
  }),
  identity_request: procedure({
    input: z.object(onMessage),
    output: IdentityRequest,
    by: ['chief', 'supervisor'],
    errors: ['unauthenticated', 'not_found', 'forbidden'],
  }),
  /** 申请核实身份, by chief or supervisor, with grounds that the citizen reads. */
  request_identity: procedure({
    input: z.object({ ...onMessage, grounds: reason }),
    output: IdentityRequest,
    by: ['chief', 'supervisor'],
    errors: ['unauthenticated', 'not_found', 'forbidden', 'invalid_state', 'invalid_input'],
  }),
  /** 批准核实身份: another person in the other role. */
  approve_identity: procedure({
    input: z.object(onMessage),
    output: IdentityRequest,
    by: ['chief', 'supervisor'],
    errors: ['unauthenticated', 'not_found', 'forbidden', 'invalid_state'],
  }),
  /** 查看身份: once for each of the two, within 24 hours of the approval. */
  read_identity: procedure({
    input: z.object(onMessage),
    output: z.object({
      /** The account: on WeChat the reference under which the platform knows the person. */
      accountId: z.string(),
      contact: z.optional(z.string()),
      ...shown,
    }),
    by: ['chief', 'supervisor'],
    errors: ['unauthenticated', 'not_found', 'forbidden', 'invalid_state'],
  }),
}
export type AirlockContract = typeof airlockContract
