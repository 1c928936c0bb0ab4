import * as z from 'zod/mini'
import { airlockContract, Dismissals } from './airlock.contract'
import { ReplyFiles } from './files.contract'
import {
  CHANNELS,
  DECLINE_GROUNDS,
  MESSAGE_KINDS,
  MESSAGE_LIMITS,
  MESSAGE_STATUSES,
  type Outcome,
  OUTCOME_OF_WORD,
  OUTCOMES,
} from './messages.terms'
import { approvalProcedures, deputyProcedures, sheetProcedures } from './messages.approval.contract'
import { policyProcedures } from './messages.policy.contract'
import { DeadlineReceipt, MessageRow, MessageView } from './messages.views'
import { draftingProcedures } from './messages.drafting.contract'
import { InboxWhere, workProcedures } from './messages.work.contract'
import { writingProcedures } from './messages.writing.contract'
import { DocumentId, Instant, LocalDay, PageInput, pageLimit, personText, procedure } from './wire.contract'

const Kind = z.enum(MESSAGE_KINDS)
const reason = personText(MESSAGE_LIMITS.reason.min, MESSAGE_LIMITS.reason.max)
const body = personText(MESSAGE_LIMITS.body.min, MESSAGE_LIMITS.body.max)
const place = z.optional(personText(0, MESSAGE_LIMITS.place.max))

const wordsOfOutcomes = Object.keys(OUTCOME_OF_WORD) as (keyof typeof OUTCOME_OF_WORD)[]
/** By id or by its Chinese word; either way the handler gets the id. */
const OutcomeInput = z.pipe(
  z.enum([...OUTCOMES, ...wordsOfOutcomes]),
  z.transform((named): Outcome =>
    named in OUTCOME_OF_WORD ? OUTCOME_OF_WORD[named as keyof typeof OUTCOME_OF_WORD] : (named as Outcome),
  ),
)

/** Files of this person that were finished: at most 9 images and 1 video for each message, additions included. */
const AttachmentIds = z.array(DocumentId).check(z.maxLength(10))

/**
 * How many files of the draft the page showed; needed where it has some. A page from before replies had files shows none:
 * nothing is signed with it that nobody saw.
 */
const filesShown = z.optional(z.int().check(z.minimum(0), z.maximum(100)))

/** The version the person saw; another one in the store answers `conflict`. */
const onMessage = { id: DocumentId, version: z.int().check(z.minimum(1)) }

export const SubmitMessageInput = z.object({
  /** Idempotency key, a UUID of any version: the same one returns the first message, with another content `conflict`. */
  requestId: z.guid(),
  kind: Kind,
  body,
  /** Made from the first sentence when absent. */
  title: z.optional(personText(0, MESSAGE_LIMITS.title.max)),
  /** A unit or a post. Not looked at for a `report`, which never goes to a unit by itself. */
  addresseeId: z.optional(DocumentId),
  place,
  /** Id of a district unit, or its name. */
  district: z.optional(personText(0, 40)),
  /** WGS-84 or GCJ-02 degrees as the phone gave them. */
  location: z.optional(
    z.object({
      latitude: z.number().check(z.minimum(-90), z.maximum(90)),
      longitude: z.number().check(z.minimum(-180), z.maximum(180)),
    }),
  ),
  /** Phone or e-mail; kept encrypted and apart from the message (B6). */
  contact: z.optional(personText(0, MESSAGE_LIMITS.contact.max)),
  hideIdentity: z._default(z.boolean(), true),
  replyOnlyHere: z._default(z.boolean(), true),
  wantsPublic: z._default(z.boolean(), false),
  attachmentIds: z.optional(AttachmentIds),
  /** The complaint is about the chosen unit's own people: it goes to the press office instead. */
  aboutUnitStaff: z._default(z.boolean(), false),
})

export const RecordMessageInput = z.object({
  requestId: z.guid(),
  channel: z.enum(CHANNELS),
  sourceUrl: z.optional(z.url().check(z.maxLength(500), z.regex(/^https?:\/\//i))),
  kind: Kind,
  body,
  place,
})

const MessagePage = z.object({ items: z.array(MessageRow), nextCursor: z.nullable(z.string()) })
const listInput = z.object({
  status: z.optional(z.enum([...MESSAGE_STATUSES])),
  ...PageInput,
  limit: pageLimit(50),
})

/** Refusals that every action on a message may give, in the order in which they are checked. */
const onMessageErrors = ['unauthenticated', 'not_found', 'forbidden', 'conflict', 'invalid_state'] as const
const action = <Input extends z.ZodMiniType>(input: Input) =>
  procedure({ input, output: MessageView, by: 'signed_in', errors: [...onMessageErrors, 'invalid_input'] })
const score = z.int().check(z.minimum(1), z.maximum(5))

export const messagesContract = {
  ...airlockContract,
  submit: procedure({
    input: SubmitMessageInput,
    output: MessageView,
    by: ['citizen'],
    errors: ['invalid_state', 'unauthenticated', 'forbidden', 'conflict', 'invalid_input'],
  }),
  record: procedure({
    input: RecordMessageInput,
    output: MessageView,
    by: ['dispatcher', 'liaison'],
    errors: ['unauthenticated', 'forbidden', 'conflict', 'invalid_input'],
  }),
  get: procedure({
    input: z.object({ id: DocumentId }),
    output: MessageView,
    by: 'signed_in',
    errors: ['unauthenticated', 'not_found'],
  }),
  /** 时限清单, for all who may read the message. */
  receipt: procedure({
    input: z.object({ id: DocumentId }),
    output: DeadlineReceipt,
    by: 'signed_in',
    errors: ['unauthenticated', 'not_found'],
  }),
  list_mine: procedure({
    input: listInput,
    output: MessagePage,
    by: ['citizen'],
    errors: ['unauthenticated', 'forbidden', 'invalid_input'],
  }),
  inbox: procedure({
    input: z.extend(listInput, { where: z.optional(InboxWhere) }),
    output: MessagePage,
    by: ['handler', 'approver', 'liaison', 'post_holder', 'dispatcher', 'chief', 'supervisor'],
    errors: ['unauthenticated', 'forbidden', 'invalid_input'],
  }),
  /** The four tiles of the workbench: 今天到期, 已超期, 待签收, 待我审核; each counted to at most 99. */
  inbox_counts: procedure({
    input: z.object({}),
    output: z.object({
      dueToday: z.int(),
      /** The working day that is due next: today, or on a day off the next one; and what is due then. */
      nextDueOn: LocalDay,
      dueNext: z.int(),
      /** Today nobody works: nothing can be due today, so the tile shows what is due next. */
      dayOff: z.boolean(),
      overdue: z.int(),
      toAccept: z.int(),
      toApprove: z.int(),
      toDispatch: z.int(),
      toCallBack: z.int(),
      /** 待审看; absent from servers before it was counted. */
      toScreen: z.optional(z.int()),
    }),
    by: ['handler', 'approver', 'liaison', 'post_holder', 'dispatcher', 'chief', 'supervisor'],
    errors: ['unauthenticated', 'forbidden'],
  }),
  dispatch: action(z.object({ ...onMessage, unitId: DocumentId, note: z.optional(reason) })),
  redirect: action(z.object({ ...onMessage, channel: reason })),
  /** 签收; a complex matter is asked for here with grounds, and approved by the unit's approver. */
  accept: action(z.object({ ...onMessage, complexGrounds: z.optional(reason) })),
  /** One of the two: a sub-unit (科室, 镇街) of the lead, or a handler of it. */
  assign: action(z.object({ ...onMessage, subUnitId: z.optional(DocumentId), handlerId: z.optional(DocumentId) })),
  /** 退回 within 1 working day; the third time the press office adjudicates. Cites a clause of the duty lists where one fits. */
  return_to_desk: action(
    z.object({ ...onMessage, reason, proposedUnitId: z.optional(DocumentId), clauseId: z.optional(DocumentId) }),
  ),
  ask: action(z.object({ ...onMessage, question: reason })),
  supplement: action(
    z.object({ ...onMessage, body: personText(1, MESSAGE_LIMITS.body.max), attachmentIds: z.optional(AttachmentIds) }),
  ),
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
  approve_reply: action(
    z.object({
      ...onMessage,
      contentHash: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
      filesShown,
      /** Positions in `draft.promises` that become public 承诺. */
      promises: z.optional(z.array(z.int().check(z.minimum(0), z.maximum(50)))),
    }),
  ),
  /**
   * 线下审签: publishes the draft under signatures on paper. `approverIds`: whoever signed, one for each step that is left.
   * The sheet was uploaded before (`upload_sheet`).
   */
  publish_signed_on_paper: action(
    z.object({
      ...onMessage,
      contentHash: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
      filesShown,
      sheetId: z.guid(),
      approverIds: z.array(DocumentId).check(z.minLength(1), z.maxLength(2)),
      promises: z.optional(z.array(z.int().check(z.minimum(0), z.maximum(50)))),
    }),
  ),
  /** Whoever is named on the sheet, within one working day. */
  revoke_paper_signature: action(z.object({ ...onMessage, reason })),
  reject_reply: action(z.object({ ...onMessage, reason })),
  /** 人工审看: it goes on; `keepPrivate` keeps it out of public sight. */
  clear_screening: action(z.object({ ...onMessage, keepPrivate: z.boolean() })),
  /** For a complaint or report `voluntary` answers 是您自愿撤回吗, and a dispatcher confirms. */
  withdraw: action(z.object({ ...onMessage, voluntary: z._default(z.boolean(), true) })),
  confirm_withdrawal: action(z.object({ ...onMessage, confirmed: z.boolean(), note: z.optional(reason) })),
  rate: action(
    z.object({
      id: DocumentId,
      version: z.optional(z.int().check(z.minimum(1))),
      solved: z.enum(['yes', 'partly', 'no']),
      /** 5 = 非常满意 … 1 = 非常不满意 */
      satisfaction: score,
      attitude: z.optional(score),
      speed: z.optional(score),
      comment: z.optional(personText(0, MESSAGE_LIMITS.comment.max)),
    }),
  ),
  call_back: action(z.object({ ...onMessage, result: z.enum(['rework', 'close']), grounds: reason })),
  instruct: action(z.object({ ...onMessage, body: reason })),
  /** Asked for before the due day, with grounds. */
  request_extension: action(
    z.object({ ...onMessage, workingDays: z.int().check(z.minimum(1), z.maximum(15)), grounds: reason }),
  ),
  /** The press office grants the one extension with grounds: on request, or by itself before the due day has passed. */
  grant_extension: action(
    z.object({ ...onMessage, workingDays: z.int().check(z.minimum(1), z.maximum(15)), grounds: reason }),
  ),
  refuse_extension: action(z.object({ ...onMessage, reason })),
  decide_complex: action(z.object({ ...onMessage, approved: z.boolean(), note: z.optional(reason) })),
  keep_promise: action(z.object({ ...onMessage, promiseId: DocumentId, note: reason })),
  /** Once for each promise, with a reason that everybody reads. */
  change_promise: action(z.object({ ...onMessage, promiseId: DocumentId, dueOn: LocalDay, reason })),
  /** 催办: at most once a day for each message; the note is for staff alone. */
  remind: action(z.object({ ...onMessage, note: z.optional(reason) })),
  /** An urgent matter was talked over with the citizen; the note is for staff alone. */
  note_contact: action(z.object({ ...onMessage, note: reason })),
  /** A promise was missed: the citizen says whether it is to be worked on again 是否重办. */
  ask_rework: action(z.object({ ...onMessage, wanted: z.boolean(), comment: z.optional(reason) })),
  ...approvalProcedures,
  ...policyProcedures,
  ...workProcedures,
  ...draftingProcedures,
  /** 异议: once, within 1 working day of the dispatch. */
  contest: action(z.object({ ...onMessage, reason })),
  /** `unitId` is needed when the objection is upheld. */
  rule_contest: action(z.object({ ...onMessage, upheld: z.boolean(), unitId: z.optional(DocumentId), reason })),
  /** 裁定: final. Cites the clause of the unit's duty list where there is one. */
  adjudicate: action(z.object({ ...onMessage, unitId: DocumentId, reason, clauseId: z.optional(DocumentId) })),
  /** 协办; `dueOn` by default 3 working days on, never after the citizen's day. */
  request_assist: action(z.object({ ...onMessage, unitId: DocumentId, what: reason, dueOn: z.optional(LocalDay) })),
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
  decide_decline: action(
    z.object({
      ...onMessage,
      contentHash: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
      approved: z.boolean(),
      reason: z.optional(reason),
    }),
  ),
  ...deputyProcedures,
  ...sheetProcedures,
  ...writingProcedures,
}
export type MessagesContract = typeof messagesContract

export type SubmitMessageInput = z.output<typeof SubmitMessageInput>
export type RecordMessageInput = z.output<typeof RecordMessageInput>
export type { DifferencePart, DraftDifference, DraftVersionView } from './messages.drafts.views'
export type { EditorsView, WorkingDraftView } from './messages.writing.contract'
export type { ApprovalRulesView, DeputiesView, SetApprovalRulesInput } from './messages.approval.contract'
export type { DeadlineReceipt, MessageRow, MessageView, TimelineEntry } from './messages.views'
export type { BulkInput, BulkResult, InboxWhere, SavedFilter, SavedFilters } from './messages.work.contract'
export type { ReplyTemplate, SimilarAnswer } from './messages.drafting.contract'
