import * as z from 'zod/mini'
import { CONTACT_ACCESS } from './airlock.terms'
import { FileRow } from './files.contract'
import {
  CHANNELS,
  CITIZEN_STATUSES,
  DECLINE_GROUNDS,
  MESSAGE_ACTIONS,
  MESSAGE_KINDS,
  MESSAGE_STATUSES,
  TIMELINE_ENTRIES,
  URGENT_STEPS,
} from './messages.terms'
import { Forecast } from './messages.drafting.views'
import { Instant, LocalDay } from './wire.contract'
import { AssistView, Unsettled } from './messages.ownership.views'
import { DraftView, InterimReplyView, PromiseView, ReplyView } from './messages.reply.views'
import { ScreeningView } from './messages.screening.views'

const Kind = z.enum(MESSAGE_KINDS)
const Status = z.enum(MESSAGE_STATUSES)

/** What an urgent message is owed next: `late` from the instant `at` on. Absent: nothing, or not urgent. */
const UrgentDue = z.object({ step: z.enum(URGENT_STEPS), at: Instant, late: z.boolean() })

export const TimelineEntry = z.object({
  what: z.enum(TIMELINE_ENTRIES),
  at: Instant,
  /** The unit that acted or received; never a person. */
  unitId: z.optional(z.string()),
  unitName: z.optional(z.string()),
  /** A reason or question that this viewer may read. */
  note: z.optional(z.string()),
  /** The clause of a duty list that was cited; staff only. */
  clauseId: z.optional(z.string()),
})

/** What leaves the system of a message: these fields and no others (the server strips what is not listed). */
export const MessageView = z.object({
  id: z.string(),
  /** 编号, as the citizen quotes it on the phone. */
  code: z.string(),
  kind: Kind,
  channel: z.enum(CHANNELS),
  /** Where it stands on that channel; for dispatchers and whoever recorded it, who answer it there. */
  sourceUrl: z.optional(z.string()),
  title: z.string(),
  body: z.string(),
  status: Status,
  citizenStatus: z.enum(CITIZEN_STATUSES),
  place: z.optional(z.string()),
  /** The district's name. */
  district: z.optional(z.string()),
  /** Where the citizen put the pin, in degrees as the phone gave them. */
  location: z.optional(z.object({ latitude: z.number(), longitude: z.number() })),
  /** The unit that leads now; absent while the press office holds it. */
  unitId: z.optional(z.string()),
  unitName: z.optional(z.string()),
  subUnitId: z.optional(z.string()),
  addresseeName: z.optional(z.string()),
  /** Why it went where it went; quotes words of the units' own lists only. */
  routeReason: z.optional(z.string()),
  /** The clause of the unit's duty list by which it went there: 职责第3条, as it read then. */
  routeClause: z.optional(z.object({ number: z.int(), text: z.string() })),
  submittedAt: Instant,
  /** Last day a reply is on time, Asia/Shanghai. Always a date. */
  replyDueOn: LocalDay,
  /** `false`: a year on the way has no published holiday notice yet, shown as 待校历. */
  calendarSettled: z.boolean(),
  /** Beside the due date, with `messages.get` only; absent below 20 answers, and once it has answered. */
  forecast: z.optional(Forecast),
  /** Reply is late, or the due day has passed without one. */
  overdue: z.boolean(),
  /** Words of danger to life were found: call 110, 119 or 120. */
  urgent: z.boolean(),
  urgentDue: z.optional(UrgentDue),
  hideIdentity: z.boolean(),
  replyOnlyHere: z.boolean(),
  /** Written by a child below 14: staff handle it with special care. */
  minor: z.optional(z.boolean()),
  /** Staff only: whether there is a contact, and how this person may reach the citizen. Never the contact itself. */
  contact: z.optional(z.object({ held: z.boolean(), access: z.enum(CONTACT_ACCESS) })),
  wantsPublic: z.boolean(),
  timeline: z.array(TimelineEntry),
  /** What this caller may do now. Pages never re-derive it. */
  allowedActions: z.array(z.enum(MESSAGE_ACTIONS)),
  version: z.int(),
  /** The one open question to the citizen. `late`: asked when the time was used up already, so that it moves no day. */
  question: z.optional(
    z.object({
      text: z.string(),
      askedAt: Instant,
      resumesOn: LocalDay,
      late: z.optional(z.literal(true)),
      ...Unsettled,
    }),
  ),
  /** `fileIds`: which of the attachments came with it. */
  supplements: z.array(z.object({ body: z.string(), at: Instant, fileIds: z.optional(z.array(z.string())) })),
  /** Unit staff, dispatcher, chief and supervisor only. `draftedBy` is a staff id. */
  draft: z.optional(DraftView),
  /** Staff: since when a signature is waited for, and who was asked meanwhile (转请代理审核). */
  approvalWait: z.optional(
    z.object({
      since: Instant,
      dueAt: Instant,
      reached: z.optional(z.object({ what: z.enum(['deputy', 'approver', 'stuck']), at: Instant })),
    }),
  ),
  reply: z.optional(ReplyView),
  /** 阶段性答复, oldest first. */
  interimReplies: z.array(InterimReplyView),
  promises: z.array(PromiseView),
  /** Asked for before the due day; waits for the press office. */
  extensionRequest: z.optional(z.object({ workingDays: z.int(), grounds: z.string(), at: Instant })),
  /**
   * Asked for at acceptance; waits for the approver, or decided. `lapsed`: nobody decided in time, the day stays. Staff; the
   * owner once it is approved.
   */
  complex: z.optional(
    z.object({ grounds: z.string(), approved: z.optional(z.boolean()), lapsed: z.optional(z.literal(true)) }),
  ),
  /** Replies of earlier rounds, before a reworking 重办. */
  earlierReplies: z.array(ReplyView),
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
    z.object({
      dueOn: LocalDay,
      result: z.optional(z.enum(['rework', 'close'])),
      grounds: z.optional(z.string()),
      /** Its day has passed, and nobody has called. */
      late: z.optional(z.literal(true)),
      ...Unsettled,
      /** It was worked on again before: it can only be closed, with grounds. */
      final: z.optional(z.boolean()),
    }),
  ),
  /** Withdrawal of a complaint or report that waits for the dispatcher. */
  withdrawal: z.optional(z.object({ voluntary: z.boolean(), at: Instant })),
  /** 批示, staff only. */
  instructions: z.array(z.object({ body: z.string(), at: Instant, postName: z.string() })),
  /** Every unit that led it, and from which day to which: the whole way is the citizen's to see. */
  hops: z.array(z.object({ unitName: z.string(), from: LocalDay, until: z.optional(LocalDay) })),
  /** The last day on which the owner may contest the route, and the unit return it. */
  routeOpenUntil: z.optional(LocalDay),
  /** That day lies beyond the last holiday notice that is known: 待校历. */
  routeOpenUnsettled: z.optional(z.literal(true)),
  /** 异议: the owner thinks another unit should have it; ruled by the dispatcher. Owner, lead and press office. */
  contest: z.optional(
    z.object({
      reason: z.string(),
      at: Instant,
      /** Somebody still rules on it; without it and without a ruling the matter went on over it: answered, merged, ended. */
      pending: z.optional(z.boolean()),
      ruling: z.optional(z.object({ upheld: z.boolean(), reason: z.string(), at: Instant })),
    }),
  ),
  screening: z.optional(ScreeningView),
  /** Pictures and a video of the citizen; `files.addresses` says where they are read. */
  attachments: z.optional(z.array(FileRow)),
  /** Pictures among them that wait for a person's look: the unit does not get these, the press office and the writer do. */
  heldAttachments: z.optional(z.int()),
  /** 裁定: who handles it was ruled by the press office; final. */
  adjudication: z.optional(z.object({ unitName: z.string(), reason: z.string(), at: Instant })),
  /** 协办. Staff read what was asked and answered; the citizen which units help, and by when. */
  assists: z.array(AssistView),
  /** 不予受理: proposed (unit and press office only), or approved with where to turn instead. */
  decline: z.optional(
    z.object({
      ground: z.enum(DECLINE_GROUNDS),
      channel: z.string(),
      body: z.string(),
      contentHash: z.string(),
      approvedAt: z.optional(Instant),
    }),
  ),
  /** 合并办理: answered together with another case. Its owner reads the public answer (`answers.get`) once it is there. */
  merged: z.optional(
    z.object({
      /** Staff only: the case that it lies in. */
      intoId: z.optional(z.string()),
      at: Instant,
      answerId: z.optional(z.string()),
    }),
  ),
  /** How many other demands are answered with this case; staff only. */
  mergedCount: z.optional(z.int()),
  /** The public answer that was made of this reply. */
  publicAnswerId: z.optional(z.string()),
  /**
   * 统一答复: public answers and articles to the topic that it lies in; the message itself goes on. `title` is that of an
   * article; a public answer is asked for its own (`answers.get_mine`), and may have been taken back.
   */
  topicAnswers: z.optional(
    z.array(
      z.object({ at: Instant, title: z.string(), answerId: z.optional(z.string()), url: z.optional(z.string()) }),
    ),
  ),
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
  /** The last day on which somebody reminded of it 催办; staff only. */
  remindedOn: z.optional(LocalDay),
  /** Whole working days from today to the due day; 0 = today; negative = overdue. */
  workingDaysLeft: z.int(),
  overdue: z.boolean(),
  urgent: z.boolean(),
  urgentDue: z.optional(UrgentDue),
  /**
   * What is due on this list instead of the reply, by a day of its own that need not be a working day. `daysLeft`: calendar
   * days to it; 0 = today, that day runs to its end; negative = late. Staff only.
   */
  owed: z.optional(
    z.object({
      action: z.enum(['call_back', 'answer_assist']),
      on: LocalDay,
      workingDaysLeft: z.int(),
      daysLeft: z.int(),
      ...Unsettled,
    }),
  ),
  /** Staff: nobody of the unit signed in time, and nobody is left to ask. */
  approvalStuck: z.optional(z.boolean()),
  /** Closed without a reply of its own: the answer of the case that it was merged into was its answer. Staff only. */
  answeredTogether: z.optional(z.boolean()),
  allowedActions: z.array(z.enum(MESSAGE_ACTIONS)),
  version: z.int(),
})
export type MessageView = z.output<typeof MessageView>
export type MessageRow = z.output<typeof MessageRow>
export type TimelineEntry = z.output<typeof TimelineEntry>
