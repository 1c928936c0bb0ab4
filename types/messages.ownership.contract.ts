import * as z from 'zod/mini'
import { action, contentHash, onMessage, reason, whyNamed } from './messages.action.contract'
import { DECLINE_GROUNDS, MESSAGE_LIMITS, MESSAGE_STATUSES } from './messages.terms'
import { DocumentId, Instant, LocalDay, personText, procedure } from './wire.contract'

/** Whose matter it is: objections, rulings, help of other units, declining and merging. Part of the module 留言办理. */
export const ownershipProcedures = {
  /** 异议: once, within 1 working day of the dispatch. */
  contest: action(z.object({ ...onMessage, reason })),
  /** `unitId` is needed when the objection is upheld. */
  rule_contest: action(
    z.object({ ...onMessage, upheld: z.boolean(), unitId: z.optional(DocumentId), reason, whyNamed }),
  ),
  /** 裁定: final. Cites the clause of the unit's duty list where there is one. */
  adjudicate: action(
    z.object({ ...onMessage, unitId: DocumentId, reason, clauseId: z.optional(DocumentId), whyNamed }),
  ),
  /** 协办; `dueOn` by default 3 working days on, never after the citizen's day. */
  request_assist: action(
    z.object({ ...onMessage, unitId: DocumentId, what: reason, dueOn: z.optional(LocalDay), whyNamed }),
  ),
  answer_assist: action(z.object({ ...onMessage, taskId: DocumentId, body: personText(2, MESSAGE_LIMITS.reply.max) })),
  end_assist: action(z.object({ ...onMessage, taskId: DocumentId, reason })),
  /** 拟不予受理: why, where to turn instead, and what the citizen reads. */
  propose_decline: action(
    z.object({
      ...onMessage,
      ground: z.enum(DECLINE_GROUNDS),
      channel: reason,
      body: personText(MESSAGE_LIMITS.reply.min, MESSAGE_LIMITS.reply.max),
    }),
  ),
  /** 合并办理 with another case of the same matter, whose owner allowed a public answer. Answers the merged message. */
  merge: action(z.object({ ...onMessage, intoId: DocumentId })),
  /** Probably the same matter, for whoever may merge: at most 5, the likest first; why one cannot take it in, if so. */
  probable_duplicates: procedure({
    input: z.object({ id: DocumentId }),
    output: z.object({
      items: z.array(
        z.object({
          id: z.string(),
          code: z.string(),
          title: z.string(),
          place: z.optional(z.string()),
          submittedAt: Instant,
          status: z.enum([...MESSAGE_STATUSES]),
          mergedCount: z.int(),
          refusal: z.optional(z.string()),
        }),
      ),
    }),
    by: ['handler', 'dispatcher'],
    errors: ['unauthenticated', 'not_found', 'forbidden'],
  }),
  /** 取消合并: a case of its own again; the promise never moved. */
  unmerge: action(z.object({ ...onMessage, reason })),
  /** `contentHash` is the hash the approver read. A refusal says why. */
  decide_decline: action(z.object({ ...onMessage, contentHash, approved: z.boolean(), reason: z.optional(reason) })),
}
