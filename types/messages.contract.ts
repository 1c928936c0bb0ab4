import * as z from 'zod/mini'
import {
  CHANNELS,
  CITIZEN_STATUSES,
  MESSAGE_ACTIONS,
  MESSAGE_KINDS,
  MESSAGE_LIMITS,
  MESSAGE_STATUSES,
  OUTCOMES,
  RECEIPT_REASONS,
  REPLY_FINDINGS,
  TIMELINE_ENTRIES,
} from './messages.terms'
import { DocumentId, Instant, LocalDay, PageInput, pageLimit, personText, procedure } from './wire.contract'

const Kind = z.enum(MESSAGE_KINDS)
const Status = z.enum(MESSAGE_STATUSES)
const reason = personText(MESSAGE_LIMITS.reason.min, MESSAGE_LIMITS.reason.max)
const body = personText(MESSAGE_LIMITS.body.min, MESSAGE_LIMITS.body.max)
const place = z.optional(personText(0, MESSAGE_LIMITS.place.max))

/** The version the person saw; another one in the store answers `conflict`. */
const onMessage = { id: DocumentId, version: z.int().check(z.minimum(1)) }

export const SubmitMessageInput = z.object({
  /** Idempotency key: the same one returns the first message, with another content it is a `conflict`. */
  requestId: z.uuid(),
  kind: Kind,
  body,
  /** Made from the first sentence when absent. */
  title: z.optional(personText(0, MESSAGE_LIMITS.title.max)),
  /** A unit or a post; never accepted for a `report`. */
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
  /** The complaint is about the chosen unit's own people: it goes to the press office instead. */
  aboutUnitStaff: z._default(z.boolean(), false),
})

export const RecordMessageInput = z.object({
  requestId: z.uuid(),
  channel: z.enum(CHANNELS),
  sourceUrl: z.optional(z.url().check(z.maxLength(500), z.regex(/^https?:\/\//i))),
  kind: Kind,
  body,
  place,
})

export const TimelineEntry = z.object({
  what: z.enum(TIMELINE_ENTRIES),
  at: Instant,
  /** The unit that acted or received; never a person. */
  unitId: z.optional(z.string()),
  unitName: z.optional(z.string()),
  /** A reason or question that this viewer may read. */
  note: z.optional(z.string()),
})

/** 承诺台账: a dated commitment of a published reply. */
const PublicPromise = z.object({
  id: z.string(),
  text: z.string(),
  dueOn: LocalDay,
  madeOn: LocalDay,
  unitName: z.string(),
  /** The one reasoned change, visible to all. */
  changed: z.optional(z.object({ from: LocalDay, reason: z.string(), on: LocalDay })),
  keptOn: z.optional(LocalDay),
  keptNote: z.optional(z.string()),
  /** The day after its last day, when it was not kept by then. */
  missedOn: z.optional(LocalDay),
})

const Reply = z.object({
  body: z.string(),
  outcome: z.enum(OUTCOMES),
  publishedAt: Instant,
  unitName: z.optional(z.string()),
  /** Set when the answer was given on another channel (`messages.record`). */
  givenOn: z.optional(z.enum(CHANNELS)),
})

export const MessageView = z.object({
  id: z.string(),
  /** 编号, as the citizen quotes it on the phone. */
  code: z.string(),
  kind: Kind,
  channel: z.enum(CHANNELS),
  title: z.string(),
  body: z.string(),
  status: Status,
  citizenStatus: z.enum(CITIZEN_STATUSES),
  place: z.optional(z.string()),
  district: z.optional(z.string()),
  /** The unit that leads now; absent while the press office holds it. */
  unitId: z.optional(z.string()),
  unitName: z.optional(z.string()),
  subUnitId: z.optional(z.string()),
  addresseeName: z.optional(z.string()),
  /** Why it went where it went; quotes words of the units' own lists only. */
  routeReason: z.optional(z.string()),
  submittedAt: Instant,
  /** Last day a reply is on time, Asia/Shanghai. Always a date. */
  replyDueOn: LocalDay,
  /** `false`: a year on the way has no published holiday notice yet, shown as 待校历. */
  calendarSettled: z.boolean(),
  /** Reply is late, or the due day has passed without one. */
  overdue: z.boolean(),
  /** Words of danger to life were found: call 110, 119 or 120. */
  urgent: z.boolean(),
  hideIdentity: z.boolean(),
  replyOnlyHere: z.boolean(),
  wantsPublic: z.boolean(),
  timeline: z.array(TimelineEntry),
  /** What this caller may do now. Pages never re-derive it. */
  allowedActions: z.array(z.enum(MESSAGE_ACTIONS)),
  version: z.int(),
  /** The one open question to the citizen. */
  question: z.optional(z.object({ text: z.string(), askedAt: Instant, resumesOn: LocalDay })),
  supplements: z.array(z.object({ body: z.string(), at: Instant })),
  /** Unit staff, dispatcher, chief and supervisor only. `draftedBy` is a staff id. */
  draft: z.optional(
    z.object({
      body: z.string(),
      outcome: z.enum(OUTCOMES),
      contentHash: z.string(),
      draftedBy: z.string(),
      /** 阶段性答复: informs and stops no clock. */
      interim: z.boolean(),
      /** Dated commitments found in the text; the approver ticks which become public, by position. */
      promises: z.array(z.object({ text: z.string(), dueOn: LocalDay })),
      /** What a citizen would miss in it; pointed out, never forbidden. */
      findings: z.array(z.enum(REPLY_FINDINGS)),
    }),
  ),
  reply: z.optional(Reply),
  /** 阶段性答复, oldest first. */
  interimReplies: z.array(z.object({ body: z.string(), publishedAt: Instant, unitName: z.string() })),
  promises: z.array(PublicPromise),
  /** Asked for before the due day; waits for the press office. */
  extensionRequest: z.optional(z.object({ workingDays: z.int(), grounds: z.string(), at: Instant })),
  /** Asked for at acceptance; waits for the approver, or decided. */
  complex: z.optional(z.object({ grounds: z.string(), approved: z.optional(z.boolean()) })),
  /** Replies of earlier rounds, before a reworking 重办. */
  earlierReplies: z.array(Reply),
  rating: z.optional(
    z.object({
      solved: z.enum(['yes', 'partly', 'no']),
      satisfaction: z.int(),
      attitude: z.optional(z.int()),
      speed: z.optional(z.int()),
      comment: z.optional(z.string()),
      at: Instant,
    }),
  ),
  /** Call-back check 回访核实: open until the press office decides. */
  callBack: z.optional(
    z.object({ dueOn: LocalDay, result: z.optional(z.enum(['rework', 'close'])), grounds: z.optional(z.string()) }),
  ),
  /** Withdrawal of a complaint or report that waits for the dispatcher. */
  withdrawal: z.optional(z.object({ voluntary: z.boolean(), at: Instant })),
  /** 批示, staff only. */
  instructions: z.array(z.object({ body: z.string(), at: Instant, postName: z.string() })),
  /** Where to turn instead (`redirected`). */
  redirectedTo: z.optional(z.string()),
  /** A former unit sees its own hop only: no text, no other unit. */
  restricted: z.boolean(),
})

/** One row of an inbox or of my messages: enough to decide, no more. */
export const MessageRow = z.object({
  id: z.string(),
  code: z.string(),
  kind: Kind,
  title: z.string(),
  /** First words of the body, at most 60 characters. */
  excerpt: z.string(),
  status: Status,
  citizenStatus: z.enum(CITIZEN_STATUSES),
  place: z.optional(z.string()),
  unitId: z.optional(z.string()),
  unitName: z.optional(z.string()),
  submittedAt: Instant,
  replyDueOn: LocalDay,
  calendarSettled: z.boolean(),
  /** Whole working days from today to the due day; 0 = today; negative = overdue. */
  workingDaysLeft: z.int(),
  overdue: z.boolean(),
  urgent: z.boolean(),
  allowedActions: z.array(z.enum(MESSAGE_ACTIONS)),
  version: z.int(),
})
const MessagePage = z.object({ items: z.array(MessageRow), nextCursor: z.nullable(z.string()) })
const listInput = z.object({
  status: z.optional(z.enum([...MESSAGE_STATUSES])),
  ...PageInput,
  limit: pageLimit(50),
})

const Verdict = z.object({
  onTime: z.boolean(),
  /** Counted working days after the due day; 0 with `onTime: false` is an answer on a day off after it. */
  lateByWorkingDays: z.int(),
})

/** 时限回执: the ledger of days that citizen, unit and supervisor read alike. Its sum always equals the verdict. */
export const DeadlineReceipt = z.object({
  id: z.string(),
  code: z.string(),
  /** Day of receipt; not counted. */
  startedOn: LocalDay,
  dueOn: LocalDay,
  calendarSettled: z.boolean(),
  /** Working days promised, extensions included. */
  allowanceWorkingDays: z.int(),
  /** Working days that counted until the reply, or until today. */
  countedWorkingDays: z.int(),
  pausedWorkingDays: z.int(),
  days: z.array(
    z.object({
      on: LocalDay,
      counts: z.boolean(),
      why: z.enum(RECEIPT_REASONS),
      /** The holiday's name. */
      name: z.optional(z.string()),
      /** Not yet come: planned, not counted. */
      ahead: z.boolean(),
    }),
  ),
  extensions: z.array(z.object({ grantedOn: LocalDay, workingDays: z.int(), grounds: z.string() })),
  /** Which unit led from when to when; no quarrels, only names and days. */
  hops: z.array(z.object({ unitId: z.string(), unitName: z.string(), from: LocalDay, until: z.optional(LocalDay) })),
  /** The lead's own clock, from its dispatch. */
  unit: z.optional(z.object({ startedOn: LocalDay, dueOn: LocalDay, verdict: z.optional(Verdict) })),
  /** Frozen at publication; absent while no reply is out. */
  verdict: z.optional(Verdict),
})

/** Refusals that every action on a message may give, in the order in which they are checked. */
const onMessageErrors = ['unauthenticated', 'not_found', 'forbidden', 'conflict', 'invalid_state'] as const
const action = <Input extends z.ZodMiniType>(input: Input) =>
  procedure({ input, output: MessageView, by: 'signed_in', errors: [...onMessageErrors, 'invalid_input'] })
const score = z.int().check(z.minimum(1), z.maximum(5))

export const messagesContract = {
  submit: procedure({
    input: SubmitMessageInput,
    output: MessageView,
    by: ['citizen'],
    errors: ['unauthenticated', 'forbidden', 'conflict', 'invalid_input'],
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
  /** 时限回执, for all who may read the message. */
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
    input: listInput,
    output: MessagePage,
    by: ['handler', 'approver', 'liaison', 'post_holder', 'dispatcher', 'chief', 'supervisor'],
    errors: ['unauthenticated', 'forbidden', 'invalid_input'],
  }),
  /** The four tiles of the workbench: 今天到期, 已超期, 待签收, 待我审核; each counted to at most 99. */
  inbox_counts: procedure({
    input: z.object({}),
    output: z.object({
      dueToday: z.int(),
      overdue: z.int(),
      toAccept: z.int(),
      toApprove: z.int(),
      toDispatch: z.int(),
      toCallBack: z.int(),
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
  return_to_desk: action(z.object({ ...onMessage, reason, proposedUnitId: z.optional(DocumentId) })),
  ask: action(z.object({ ...onMessage, question: reason })),
  supplement: action(z.object({ ...onMessage, body: personText(1, MESSAGE_LIMITS.body.max) })),
  draft_reply: action(
    z.object({
      ...onMessage,
      body: personText(MESSAGE_LIMITS.reply.min, MESSAGE_LIMITS.reply.max),
      outcome: z.enum(OUTCOMES),
      interim: z.optional(z.boolean()),
    }),
  ),
  /** `contentHash` is the hash the approver read; an edit after it makes this a `conflict`. */
  approve_reply: action(
    z.object({
      ...onMessage,
      contentHash: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
      /** Positions in `draft.promises` that become public 承诺. */
      promises: z.optional(z.array(z.int().check(z.minimum(0), z.maximum(50)))),
    }),
  ),
  reject_reply: action(z.object({ ...onMessage, reason })),
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
  /** A promise was missed: the citizen says whether it is to be worked on again 是否重办. */
  ask_rework: action(z.object({ ...onMessage, wanted: z.boolean(), comment: z.optional(reason) })),
}
export type MessagesContract = typeof messagesContract

export type MessageView = z.output<typeof MessageView>
export type MessageRow = z.output<typeof MessageRow>
export type DeadlineReceipt = z.output<typeof DeadlineReceipt>
export type TimelineEntry = z.output<typeof TimelineEntry>
export type SubmitMessageInput = z.output<typeof SubmitMessageInput>
export type RecordMessageInput = z.output<typeof RecordMessageInput>
