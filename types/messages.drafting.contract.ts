import * as z from 'zod/mini'
import { TEMPLATE_LIMITS } from './messages.drafting.terms'
import { MESSAGE_KINDS, MESSAGE_LIMITS, OUTCOMES } from './messages.terms'
import { ReplyNote } from './messages.drafting.views'
import { DocumentId, Instant, LocalDay, personText, procedure } from './wire.contract'

const ReplyTemplate = z.object({
  id: z.string(),
  /** Absent: for the whole city. */
  unitId: z.optional(z.string()),
  unitName: z.optional(z.string()),
  title: z.string(),
  /** With variables in braces, `messages.drafting.terms`. */
  body: z.string(),
  /** What it is for; absent: anything. */
  kind: z.optional(z.enum(MESSAGE_KINDS)),
  version: z.int(),
  /** This caller may change and remove it. */
  mayEdit: z.boolean(),
})
/** A reply to another message, or (with `answerId` in place of the message) a 公开答复, which everybody may read. */
const SimilarAnswer = z.object({
  messageId: z.optional(z.string()),
  code: z.optional(z.string()),
  answerId: z.optional(z.string()),
  title: z.string(),
  reply: z.string(),
  /** Of a reply; a public answer is a text of its own and says none. */
  outcome: z.optional(z.enum(OUTCOMES)),
  publishedAt: Instant,
  unitName: z.string(),
  /** The words that both have, rarest first: why it is shown. */
  because: z.array(z.string()),
})
const onTemplate = { id: DocumentId, version: z.int().check(z.minimum(1)) }

/** Help with drafting a reply: part of the module 留言办理. */
export const draftingProcedures = {
  /** The check of a draft before it is sent, the same that its approver reads. Points out, never forbids. */
  check_reply: procedure({
    input: z.object({
      id: DocumentId,
      body: personText(0, MESSAGE_LIMITS.reply.max),
      outcome: z.optional(z.enum(OUTCOMES)),
      interim: z._default(z.boolean(), false),
    }),
    output: z.object({
      notes: z.array(ReplyNote),
      /** Dated commitments found: the approver may make them public. */
      promises: z.array(z.object({ text: z.string(), dueOn: LocalDay })),
    }),
    by: ['handler', 'approver'],
    errors: ['unauthenticated', 'forbidden', 'not_found', 'invalid_input'],
  }),
  /** Published answers to similar messages, of those that this person may read, and public answers; best first, at most 5. */
  similar_answers: procedure({
    input: z.object({ id: DocumentId }),
    output: z.object({ items: z.array(SimilarAnswer) }),
    by: ['handler', 'approver', 'liaison', 'dispatcher', 'chief', 'supervisor'],
    errors: ['unauthenticated', 'forbidden', 'not_found'],
  }),
  /** Of the person's units and of the city, by title. */
  reply_templates: procedure({
    input: z.object({}),
    output: z.object({ items: z.array(ReplyTemplate) }),
    by: ['handler', 'approver', 'liaison', 'dispatcher', 'chief'],
    errors: ['unauthenticated', 'forbidden'],
  }),
  /** A new one (with `unitId` for the unit by its liaison or approver, without for the city by the chief), or another text for one. */
  save_reply_template: procedure({
    input: z.object({
      id: z.optional(DocumentId),
      version: z.optional(z.int().check(z.minimum(1))),
      unitId: z.optional(DocumentId),
      title: personText(TEMPLATE_LIMITS.title.min, TEMPLATE_LIMITS.title.max),
      body: personText(TEMPLATE_LIMITS.body.min, TEMPLATE_LIMITS.body.max),
      kind: z.optional(z.enum(MESSAGE_KINDS)),
    }),
    output: ReplyTemplate,
    by: ['approver', 'liaison', 'chief'],
    errors: ['unauthenticated', 'forbidden', 'not_found', 'conflict', 'invalid_input'],
  }),
  remove_reply_template: procedure({
    input: z.object(onTemplate),
    output: z.object({ id: z.string() }),
    by: ['approver', 'liaison', 'chief'],
    errors: ['unauthenticated', 'forbidden', 'not_found', 'conflict'],
  }),
}
export type DraftingContract = typeof draftingProcedures
export type ReplyTemplate = z.output<typeof ReplyTemplate>
export type SimilarAnswer = z.output<typeof SimilarAnswer>
