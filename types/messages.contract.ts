import * as z from 'zod/mini'
import { airlockContract } from './airlock.contract'
import { INBOX_TILES } from './inbox-tiles.terms'
import { MESSAGE_KINDS, MESSAGE_LIMITS, MESSAGE_STATUSES, RECORDED_CHANNELS } from './messages.terms'
import { action, onMessage, reason, whyNamed } from './messages.action.contract'
import { approvalProcedures, deputyProcedures, sheetProcedures } from './messages.approval.contract'
import { ownershipProcedures } from './messages.ownership.contract'
import { policyProcedures } from './messages.policy.contract'
import { DeadlineReceipt } from './messages.receipt.views'
import { replyProcedures } from './messages.reply.contract'
import { MessageRow, MessageView } from './messages.views'
import { draftingProcedures } from './messages.drafting.contract'
import { InboxWhere, workProcedures } from './messages.work.contract'
import { writingProcedures } from './messages.writing.contract'
import { DocumentId, LocalDay, PageInput, pageLimit, personText, procedure } from './wire.contract'

const Kind = z.enum(MESSAGE_KINDS)
const body = personText(MESSAGE_LIMITS.body.min, MESSAGE_LIMITS.body.max)
const place = z.optional(personText(0, MESSAGE_LIMITS.place.max))

/** Files of this person that were finished: at most 9 images and 1 video for each message, additions included. */
const AttachmentIds = z.array(DocumentId).check(z.maxLength(10))

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
  channel: z.enum(RECORDED_CHANNELS),
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
  /** The tiles of the workbench (`INBOX_TILES`), each counted to at most 99. */
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
      /** Figures that are the least there is: the queue is longer than was looked at. Absent: all are exact, to 99. */
      atLeast: z.optional(z.array(z.enum(INBOX_TILES))),
    }),
    by: ['handler', 'approver', 'liaison', 'post_holder', 'dispatcher', 'chief', 'supervisor'],
    errors: ['unauthenticated', 'forbidden'],
  }),
  dispatch: action(z.object({ ...onMessage, unitId: DocumentId, note: z.optional(reason), whyNamed })),
  redirect: action(z.object({ ...onMessage, channel: reason })),
  /** 签收; a complex matter is asked for here with grounds, and approved by the unit's approver. */
  accept: action(z.object({ ...onMessage, complexGrounds: z.optional(reason) })),
  /** One of the two: a sub-unit (科室, 镇街) of the lead, or a handler of it. */
  assign: action(
    z.object({ ...onMessage, subUnitId: z.optional(DocumentId), handlerId: z.optional(DocumentId), whyNamed }),
  ),
  /** 退回 within 1 working day; the third time the press office adjudicates. Cites a clause of the duty lists where one fits. */
  return_to_desk: action(
    z.object({ ...onMessage, reason, proposedUnitId: z.optional(DocumentId), clauseId: z.optional(DocumentId) }),
  ),
  ask: action(z.object({ ...onMessage, question: reason })),
  supplement: action(
    z.object({ ...onMessage, body: personText(1, MESSAGE_LIMITS.body.max), attachmentIds: z.optional(AttachmentIds) }),
  ),
  ...replyProcedures,
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
  ...ownershipProcedures,
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
export type { DeadlineReceipt } from './messages.receipt.views'
export type { MessageRow, MessageView, TimelineEntry } from './messages.views'
export type { BulkInput, BulkResult, InboxWhere, SavedFilter, SavedFilters } from './messages.work.contract'
export type { ReplyTemplate, SimilarAnswer } from './messages.drafting.contract'
