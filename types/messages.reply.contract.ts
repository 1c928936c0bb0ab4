import * as z from 'zod/mini'
import { Dismissals } from './airlock.contract'
import { ReplyFiles } from './files.contract'
import { action, contentHash, onMessage, reason } from './messages.action.contract'
import { MESSAGE_LIMITS, type Outcome, OUTCOME_OF_WORD, OUTCOMES } from './messages.terms'
import { DocumentId, personText } from './wire.contract'

const wordsOfOutcomes = Object.keys(OUTCOME_OF_WORD) as (keyof typeof OUTCOME_OF_WORD)[]
/** By id or by its Chinese word; either way the handler gets the id. */
const OutcomeInput = z.pipe(
  z.enum([...OUTCOMES, ...wordsOfOutcomes]),
  z.transform((named): Outcome =>
    named in OUTCOME_OF_WORD ? OUTCOME_OF_WORD[named as keyof typeof OUTCOME_OF_WORD] : (named as Outcome),
  ),
)

/**
 * How many files of the draft the page showed; needed where it has some. A page from before replies had files shows none:
 * nothing is signed with it that nobody saw.
 */
const filesShown = z.optional(z.int().check(z.minimum(0), z.maximum(100)))

/** The last position in `draft.promises` that can be ticked. */
const LAST_PROMISE = 50
/** Positions in `draft.promises` that become public 承诺. */
const promises = z.optional(
  z.array(z.int().check(z.minimum(0), z.maximum(LAST_PROMISE))).check(z.maxLength(LAST_PROMISE + 1)),
)

/** From the draft to the published reply: part of the module 留言办理. */
export const replyProcedures = {
  draft_reply: action(
    z.object({
      ...onMessage,
      body: personText(MESSAGE_LIMITS.reply.min, MESSAGE_LIMITS.reply.max),
      outcome: OutcomeInput,
      interim: z.optional(z.boolean()),
      /** Passages that a check found and that may stand, each with its reason. */
      dismissals: z.optional(Dismissals.check(z.maxLength(20))),
      /** Needed while units that assist have not answered: why it goes out all the same. */
      openAssistsReason: z.optional(reason),
      /** All that goes with it: files of the present draft that are not named go from it. */
      files: z.optional(ReplyFiles),
    }),
  ),
  /** `contentHash` is the hash the approver read; an edit after it makes this a `conflict`. */
  approve_reply: action(z.object({ ...onMessage, contentHash, filesShown, promises })),
  /**
   * 线下审签: publishes the draft under signatures on paper. `approverIds`: whoever signed, one for each step that is left.
   * The sheet was uploaded before (`upload_sheet`).
   */
  publish_signed_on_paper: action(
    z.object({
      ...onMessage,
      contentHash,
      filesShown,
      sheetId: z.guid(),
      approverIds: z.array(DocumentId).check(z.minLength(1), z.maxLength(2)),
      promises,
    }),
  ),
  /** Whoever is named on the sheet, within one working day. */
  revoke_paper_signature: action(z.object({ ...onMessage, reason })),
  reject_reply: action(z.object({ ...onMessage, reason })),
}
