import type { NoticeGroup, SubscriptionTemplate } from '../../types/notifications.terms'
import type { TimelineWhat } from '../../types/messages.terms'
import type { SupervisionForm } from '../../types/supervision.terms'
import type { NoticeKind } from './copy'

/**
 * Who is told (`addressees.ts`). `lead`: handlers and liaisons of the unit that leads and of the sub-unit that it was assigned
 * to; the press office where nobody does. `workers`, `former_workers`: the same, now or until then, but for the office whose own
 * person did it. `concerned`: the people whom the event names, and nobody else. `recorder`: whoever
 * recorded it for a citizen, who reads nothing here; the dispatchers where that person may not read it any more.
 */
export type Addressee =
  | 'concerned'
  | 'owner'
  | 'recorder'
  | 'post_holder'
  | 'assistant'
  | 'ended_assistant'
  | 'workers'
  | 'former_workers'
  | 'former_sub_unit'
  | 'lead'
  | 'lead_approvers'
  | 'drafter'
  | 'assignee'
  | 'dispatchers'
  | 'chiefs'
  | 'event_unit'

/** What a rule may ask about the message as it is when the notice is written. */
export interface RuleFacts {
  readonly unitId: string | null
  /** The unit that led when it happened leads still: what it was told to do is its to do. */
  readonly stillLeads: boolean
  readonly urgent: boolean
  readonly rated: boolean
  readonly callBackOpen: boolean
  readonly callBackClosed: boolean
  /** It lies in another case, whose days are told with that. */
  readonly merged: boolean
  /** It lies there, and its owner has still to be given the answer. */
  readonly waitsMerged: boolean
  /** Its owner was told of an earlier answer to that case, or of this one before it was put in other words. */
  readonly mergedAnsweredBefore: boolean
  readonly complexApproved: boolean
  readonly withdrawalWasAsked: boolean
  /** Nobody of the unit signed in time, and nobody is left to ask. */
  readonly approvalStuck: boolean
  /** It was transferred with its submission: the citizen saw that at once. */
  readonly atSubmission: boolean
  /** Its owner's objection to the unit was ruled in this act. */
  readonly objectionRuled: boolean
  /** Whoever the mailbox belongs to has written a 批示. */
  readonly instructed: boolean
  /** What else happened in this act: one act is told to nobody twice. */
  readonly besides: ReadonlySet<TimelineWhat>
}

/** One line of the table: an event, who is told, and in which words (`copy.ts`, by `kind`). */
export interface NoticeRule {
  readonly on: TimelineWhat | `${SupervisionForm}_given`
  readonly kind: NoticeKind
  readonly to: Addressee
  readonly group: NoticeGroup
  /** 订阅消息 in which it also leaves the house, where the city configured it and the person accepted. */
  readonly template: SubscriptionTemplate
  /** Leaves at any hour. */
  readonly urgent?: true
  readonly when?: (facts: RuleFacts) => boolean
}

const citizen = (
  on: NoticeRule['on'] & NoticeKind,
  group: 'progress' | 'answer' | 'question',
  when?: NoticeRule['when'],
): NoticeRule => ({
  on,
  kind: on,
  to: 'owner',
  group,
  template: `citizen_${group}`,
  ...(when === undefined ? {} : { when }),
})

const staff = (
  on: NoticeRule['on'],
  kind: NoticeKind,
  to: Addressee,
  group: NoticeGroup,
  more: Partial<Pick<NoticeRule, 'when' | 'urgent'>> = {},
): NoticeRule => ({ on, kind, to, group, template: 'staff_task', ...more })

/** A transfer that was undone before anybody was told of it is told to nobody. */
const comesUrgent = ({ urgent, stillLeads }: RuleFacts): boolean => urgent && stillLeads
/** With a ruling of the press office the unit is told that instead. */
const comesCalm = ({ urgent, stillLeads, besides }: RuleFacts): boolean =>
  !urgent && stillLeads && !besides.has('adjudicated')
/** With the ruling of their objection the owner is told that instead. */
const isNews = ({ atSubmission, stillLeads, besides, objectionRuled }: RuleFacts): boolean =>
  !atSubmission && stillLeads && !(objectionRuled && (besides.has('contest_ruled') || besides.has('adjudicated')))
const isRuled = ({ objectionRuled }: RuleFacts): boolean => objectionRuled
/** It left the case to go on alone: not to be withdrawn, nor to be done again, which is told by itself. */
const goesOnAlone = ({ merged, besides }: RuleFacts): boolean =>
  !merged && !['withdrawn', 'withdrawal_requested', 'reworked'].some((what) => besides.has(what as TimelineWhat))
/** At the desk nobody works on it but who did it. */
const isOfUnit = ({ unitId }: RuleFacts): boolean => unitId !== null
const waitsThereOfUnit = (facts: RuleFacts): boolean => isOfUnit(facts) && waitsThere(facts)
const waitsThere = ({ waitsMerged }: RuleFacts): boolean => waitsMerged
const isInstructed = ({ instructed }: RuleFacts): boolean => instructed
const isComplex = ({ complexApproved }: RuleFacts): boolean => complexApproved
const isUrgent = ({ urgent }: RuleFacts): boolean => urgent
const isCalm = ({ urgent }: RuleFacts): boolean => !urgent
const isStuck = ({ approvalStuck }: RuleFacts): boolean => approvalStuck
const isNotStuck = ({ approvalStuck }: RuleFacts): boolean => !approvalStuck
const mayRateMerged = ({ merged, rated }: RuleFacts): boolean => merged && !rated
const wasAsked = ({ withdrawalWasAsked }: RuleFacts): boolean => withdrawalWasAsked

/** event → recipients → words → urgent or not. The only place that says who is told of what. */
export const NOTICE_RULES: readonly NoticeRule[] = [
  // 市民
  citizen('dispatched', 'progress', isNews),
  citizen('asked', 'question'),
  citizen('interim_replied', 'progress'),
  citizen('replied', 'answer'),
  citizen('merged_answered', 'answer', mayRateMerged),
  {
    ...citizen('merged_answered', 'answer', (facts) => facts.mergedAnsweredBefore && !mayRateMerged(facts)),
    kind: 'merged_answer_anew',
  },
  citizen('merged', 'progress', waitsThere),
  citizen('unmerged', 'progress', goesOnAlone),
  citizen('redirected', 'answer'),
  citizen('extended', 'progress'),
  {
    ...citizen('extended', 'progress', isComplex),
    on: 'complex_decided',
    kind: 'complex',
  },
  citizen('resettled', 'progress'),
  citizen('promise_missed', 'question'),
  citizen('promise_changed', 'progress'),
  citizen('promise_kept', 'progress'),
  citizen('withdrawn', 'answer', wasAsked),
  citizen('withdrawal_declined', 'answer'),
  citizen('reworked', 'progress'),
  citizen('called_back', 'answer', ({ callBackClosed }) => callBackClosed),
  citizen('closed', 'answer', ({ rated }) => !rated),
  citizen('not_accepted', 'answer'),
  citizen('contest_ruled', 'answer'),
  { ...citizen('contest_ruled', 'answer', isRuled), on: 'adjudicated' },
  citizen('reply_revoked', 'answer'),
  citizen('topic_answered', 'progress'),
  // 登记人: whoever called or came is told by nobody else
  staff('replied', 'recorded_answered', 'recorder', 'assigned'),
  staff('merged_answered', 'recorded_answered', 'recorder', 'assigned'),
  staff('interim_replied', 'recorded_interim', 'recorder', 'assigned'),
  staff('extended', 'recorded_later', 'recorder', 'assigned'),
  staff('complex_decided', 'recorded_later', 'recorder', 'assigned', { when: isComplex }),
  staff('redirected', 'recorded_elsewhere', 'recorder', 'assigned'),
  staff('not_accepted', 'recorded_elsewhere', 'recorder', 'assigned'),
  staff('reply_revoked', 'recorded_revoked', 'recorder', 'assigned'),
  staff('promise_kept', 'recorded_promise_kept', 'recorder', 'assigned'),
  staff('promise_changed', 'recorded_promise_changed', 'recorder', 'assigned'),
  staff('promise_missed', 'recorded_promise_missed', 'recorder', 'assigned'),
  // 信箱主人
  staff('replied', 'instruction_answered', 'post_holder', 'assigned', { when: isInstructed }),
  // 承办单位
  staff('dispatched', 'to_handle', 'lead', 'assigned', { when: comesCalm }),
  staff('dispatched', 'urgent_unit', 'lead', 'urgent', { when: comesUrgent, urgent: true }),
  staff('dispatched', 'urgent_unit', 'lead_approvers', 'urgent', { when: comesUrgent, urgent: true }),
  staff('assigned', 'assigned_to_you', 'assignee', 'assigned'),
  staff('assigned', 'reassigned', 'former_sub_unit', 'assigned'),
  staff('returned', 'returned_away', 'former_workers', 'assigned'),
  staff('merged', 'merged_staff', 'workers', 'assigned', { when: waitsThereOfUnit }),
  staff('supplemented', 'supplemented', 'lead', 'assigned', { when: isCalm }),
  staff('supplemented', 'urgent_supplemented', 'lead', 'urgent', { when: isUrgent, urgent: true }),
  staff('supplemented', 'urgent_supplemented', 'lead_approvers', 'urgent', { when: isUrgent, urgent: true }),
  staff('resumed', 'resumed', 'lead', 'assigned'),
  staff('reply_drafted', 'to_approve', 'lead_approvers', 'approval'),
  staff('step_approved', 'to_approve', 'lead_approvers', 'approval'),
  staff('reply_rejected', 'rejected', 'drafter', 'approval'),
  staff('complex_requested', 'complex_requested', 'lead_approvers', 'approval'),
  staff('complex_decided', 'complex_decided', 'lead', 'approval'),
  staff('extended', 'extension_granted', 'lead', 'approval'),
  staff('extension_refused', 'extension_refused', 'lead', 'approval'),
  staff('reminded', 'reminded', 'lead', 'reminder'),
  staff('instructed', 'instructed', 'lead', 'reminder'),
  staff('instructed', 'instructed', 'lead_approvers', 'reminder'),
  staff('withdrawn', 'withdrawn_staff', 'lead', 'assigned', { when: isOfUnit }),
  staff('resettled', 'resettled_staff', 'lead', 'assigned', {
    when: ({ callBackOpen, merged }) => !callBackOpen && !merged,
  }),
  staff('promise_missed', 'promise_missed_staff', 'lead', 'reminder'),
  staff('reworked', 'reworked_staff', 'lead', 'assigned'),
  staff('unmerged', 'unmerged_staff', 'lead', 'assigned', { when: goesOnAlone }),
  staff('approval_passed_on', 'passed_on', 'concerned', 'approval', { when: isNotStuck }),
  staff('approval_passed_on', 'approval_stuck', 'dispatchers', 'approval', { when: isStuck }),
  staff('signed_on_paper', 'named_on_paper', 'concerned', 'approval'),
  staff('reply_revoked', 'rejected', 'drafter', 'approval'),
  staff('assist_requested', 'assist_requested', 'assistant', 'assigned'),
  staff('assist_answered', 'assist_answered', 'lead', 'assigned'),
  staff('assist_ended', 'assist_ended', 'ended_assistant', 'assigned'),
  staff('adjudicated', 'adjudicated', 'lead', 'assigned'),
  staff('adjudicated', 'taken_away', 'former_workers', 'assigned'),
  staff('contest_ruled', 'taken_away', 'former_workers', 'assigned'),
  staff('decline_proposed', 'decline_proposed', 'lead_approvers', 'approval', { when: isOfUnit }),
  staff('decline_refused', 'decline_refused', 'lead', 'approval'),
  staff('not_accepted', 'decline_approved', 'workers', 'approval', { when: isOfUnit }),
  // 新闻办
  staff('decline_proposed', 'decline_proposed', 'chiefs', 'approval', { when: ({ unitId }) => unitId === null }),
  staff('adjudication_asked', 'adjudication_asked', 'chiefs', 'approval'),
  staff('contested', 'contested', 'dispatchers', 'approval'),
  staff('submitted', 'urgent_desk', 'dispatchers', 'urgent', { when: isUrgent, urgent: true }),
  staff('submitted', 'urgent_desk', 'chiefs', 'urgent', { when: isUrgent, urgent: true }),
  staff('recorded', 'urgent_desk', 'dispatchers', 'urgent', { when: isUrgent, urgent: true }),
  staff('recorded', 'urgent_desk', 'chiefs', 'urgent', { when: isUrgent, urgent: true }),
  staff('extension_requested', 'extension_requested', 'chiefs', 'approval'),
  staff('returned', 'returned', 'dispatchers', 'assigned'),
  staff('withdrawal_requested', 'withdrawal_requested', 'dispatchers', 'approval'),
  staff('rated', 'call_back_due', 'dispatchers', 'assigned', { when: ({ callBackOpen }) => callBackOpen }),
  // 督办: 问责线索 stays with the supervision office and is told to nobody
  staff('reminder_given', 'reminder', 'event_unit', 'reminder'),
  staff('overdue_notice_given', 'overdue_notice', 'lead_approvers', 'reminder'),
  staff('supervision_order_given', 'supervision_order', 'lead_approvers', 'reminder'),
  staff('instruction_given', 'instruction', 'event_unit', 'reminder'),
  staff('instruction_given', 'instruction', 'lead_approvers', 'reminder'),
  staff('urgent_dispatch_given', 'urgent_dispatch', 'dispatchers', 'urgent', { urgent: true }),
  staff('urgent_dispatch_given', 'urgent_dispatch', 'chiefs', 'urgent', { urgent: true }),
  staff('urgent_contact_given', 'urgent_contact', 'lead_approvers', 'urgent', { urgent: true }),
  staff('urgent_contact_given', 'urgent_contact', 'dispatchers', 'urgent', { urgent: true }),
  staff('urgent_contact_given', 'urgent_contact', 'chiefs', 'urgent', { urgent: true }),
]

/** 自动办结前一天: of no event, the timer writes it. */
export const CLOSING_SOON = { kind: 'closing_soon', group: 'question', template: 'citizen_question' } as const
