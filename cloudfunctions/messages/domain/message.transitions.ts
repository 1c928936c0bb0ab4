import type { MessageAction, MessageStatus } from '../../../types/messages.terms'
import type { ActionFacts } from './action.facts'
import { OPEN_STATUSES } from './message'
import type { Actor } from '../../shared/kernel/actor'
import type { LocalDate } from '../../shared/kernel/local-date'
import { signingGrant } from './approval'

/** What someone is to a message. Several may hold at once. */
export const STANDINGS = [
  'owner',
  'handler', // of the lead, or of the sub-unit it was assigned to
  'liaison',
  'approver', // of the lead
  'post_holder',
  'dispatcher',
  'chief',
  'supervisor',
  'recorder', // staff who recorded it from elsewhere
  'assistant', // handler or liaison of a unit with an open task 协办
  'former', // of a unit that led it before
] as const
export type Standing = (typeof STANDINGS)[number]

/** A condition beside the status. `forbidden` concerns the person, `invalid_state` the message. */
export interface Guard {
  readonly refuses: 'forbidden' | 'invalid_state'
  readonly holds: (facts: ActionFacts, actorId: string, today: LocalDate, actor: Actor) => boolean
}

/** Never the drafter; the level that the step asks for; not twice where the city wants three people (`approval.ts`). */
const maySignNextStep: Guard = {
  refuses: 'forbidden',
  holds: (facts, _actorId, _today, actor) => signingGrant(facts, actor) !== undefined,
}
const draftIsFinal: Guard = { refuses: 'invalid_state', holds: (facts) => facts.signing?.interim !== true }
const paperWasPublished: Guard = {
  refuses: 'invalid_state',
  holds: (facts, _actorId, today) => facts.paper !== undefined && today <= facts.paper.until,
}
const isNamedOnPaper: Guard = {
  refuses: 'forbidden',
  holds: (facts, actorId) => facts.paper?.by.includes(actorId) ?? false,
}
const notYetRated: Guard = { refuses: 'invalid_state', holds: (facts) => !facts.rated }
const callBackIsOpen: Guard = { refuses: 'invalid_state', holds: (facts) => facts.callBackOpen }
const withdrawalIsPending: Guard = { refuses: 'invalid_state', holds: (facts) => facts.withdrawalPending }
const noWithdrawalPending: Guard = { refuses: 'invalid_state', holds: (facts) => !facts.withdrawalPending }
const extensionStillPossible: Guard = {
  refuses: 'invalid_state',
  holds: (facts, _actorId, today) => !facts.extended && (facts.extensionPending || today <= facts.replyDueOn),
}
const extensionCanBeAskedFor: Guard = {
  refuses: 'invalid_state',
  holds: (facts, _actorId, today) => !facts.extended && !facts.extensionPending && today < facts.replyDueOn,
}
const extensionIsPending: Guard = { refuses: 'invalid_state', holds: (facts) => facts.extensionPending }
const complexIsPending: Guard = {
  refuses: 'invalid_state',
  holds: (facts, _actorId, today) => facts.complexPending && today <= facts.complexUntil,
}
/** What was recorded from elsewhere has no reader here: a question would stop the clock and reach nobody. */
const somebodyReadsIt: Guard = { refuses: 'invalid_state', holds: (facts) => facts.recordedBy === undefined }
/** A second question to silence would stop the clock for nothing, and as often as a unit likes (ADR 0008). */
const mayAskAgain: Guard = { refuses: 'invalid_state', holds: (facts) => facts.askedInVain !== true }
const promiseIsOpen: Guard = { refuses: 'invalid_state', holds: (facts) => facts.promiseOpen }
const promiseIsChangeable: Guard = { refuses: 'invalid_state', holds: (facts) => facts.promiseChangeable }
const isUrgent: Guard = { refuses: 'invalid_state', holds: (facts) => facts.urgent }
const promiseWasMissed: Guard = { refuses: 'invalid_state', holds: (facts) => facts.promiseMissed }

const routeIsOpen = (facts: ActionFacts, today: LocalDate): boolean =>
  facts.adjudicated !== true && (facts.routeOpenUntil === undefined || today <= facts.routeOpenUntil)
const returnIsPossible: Guard = {
  refuses: 'invalid_state',
  holds: (facts, _actorId, today) => routeIsOpen(facts, today) && facts.adjudicationPending !== true,
}
const contestIsPossible: Guard = {
  refuses: 'invalid_state',
  holds: (facts, _actorId, today) => facts.unitId !== null && facts.contested !== true && routeIsOpen(facts, today),
}
/** Once the press office is to rule who has it, its ruling answers the objection too. */
const contestIsPending: Guard = {
  refuses: 'invalid_state',
  holds: (facts) => facts.contestPending === true && facts.adjudicationPending !== true,
}
const ownerIsDisputed: Guard = {
  refuses: 'invalid_state',
  holds: (facts) => facts.status === 'returned' || facts.adjudicationPending === true,
}
const hasOpenAssist: Guard = { refuses: 'invalid_state', holds: (facts) => (facts.assistUnitIds ?? []).length > 0 }
/** A matter that needs more units at once is not one matter. */
const MOST_OPEN_ASSISTS = 3
const assistIsPossible: Guard = {
  refuses: 'invalid_state',
  holds: (facts) => facts.unitId !== null && (facts.assistUnitIds ?? []).length < MOST_OPEN_ASSISTS,
}
const noDeclinePending: Guard = {
  refuses: 'invalid_state',
  holds: (facts) => facts.declineProposedBy === undefined,
}
const declineIsPending: Guard = { refuses: 'invalid_state', holds: (facts) => facts.declineProposedBy !== undefined }
const deciderIsNotProposer: Guard = {
  refuses: 'forbidden',
  holds: (facts, actorId) => facts.declineProposedBy !== actorId,
}

const nothingMergedIn: Guard = { refuses: 'invalid_state', holds: (facts) => (facts.mergedIds ?? []).length === 0 }
const isNoReport: Guard = { refuses: 'invalid_state', holds: (facts) => facts.kind !== 'report' }
const screeningIsOpen: Guard = { refuses: 'invalid_state', holds: (facts) => facts.screeningOpen === true }
const answerIsThere: Guard = {
  refuses: 'invalid_state',
  holds: (facts) => facts.status !== 'merged' || facts.mergedAnswered === true,
}
const notRemindedToday: Guard = {
  refuses: 'invalid_state',
  holds: ({ remindedOn }, _actorId, today) => remindedOn !== today,
}

export interface Rule {
  readonly by: readonly Standing[]
  readonly from: readonly MessageStatus[]
  /** The next status; null where the action is a parallel fact, or where its result decides (rate, call_back …). */
  readonly to: MessageStatus | null
  /** All must hold; the first that does not refuses. */
  readonly when?: Guard | readonly Guard[]
}

const notYetAnsweredWhereMerged: Guard = {
  refuses: 'invalid_state',
  holds: (facts) => facts.status !== 'merged' || facts.mergedAnswered !== true,
}

/** A task outlives the reply: nobody's work ends silently. */
const ASSISTED_STATUSES: readonly MessageStatus[] = [...OPEN_STATUSES, 'replied', 'closed']

/** Who may move a message, from where, to where. The only place these rules live. */
export const TRANSITIONS = {
  dispatch: {
    by: ['dispatcher'],
    from: ['submitted', 'pending_dispatch', 'returned'],
    to: 'dispatched',
    when: noDeclinePending,
  }, // 转办
  redirect: {
    by: ['dispatcher', 'chief', 'supervisor'],
    from: ['submitted', 'pending_dispatch', 'returned'],
    to: 'redirected',
  }, // 告知其他渠道
  accept: { by: ['handler'], from: ['dispatched'], to: 'processing' }, // 签收
  assign: { by: ['liaison', 'handler'], from: ['dispatched', 'processing'], to: null }, // 分派
  return_to_desk: { by: ['handler'], from: ['dispatched'], to: null, when: returnIsPossible }, // 退回
  ask: { by: ['handler'], from: ['processing'], to: 'awaiting_citizen', when: [somebodyReadsIt, mayAskAgain] }, // 请市民补充
  supplement: { by: ['owner'], from: ['awaiting_citizen'], to: 'processing' }, // 补充
  draft_reply: { by: ['handler'], from: ['processing', 'awaiting_approval'], to: 'awaiting_approval' }, // 拟答复
  // 审核通过: `replied` with the last signature, until then it goes on waiting
  approve_reply: { by: ['approver'], from: ['awaiting_approval'], to: null, when: maySignNextStep },
  // 线下审签: a final reply only; who may be named is checked with the people of the unit (`paper.ts`)
  publish_signed_on_paper: { by: ['handler'], from: ['awaiting_approval'], to: 'replied', when: draftIsFinal },
  // 撤回线下审签
  revoke_paper_signature: {
    by: ['approver'],
    from: ['replied', 'closed'],
    to: 'processing',
    when: [paperWasPublished, isNamedOnPaper],
  },
  reject_reply: { by: ['approver'], from: ['awaiting_approval'], to: 'processing' }, // 审核退回
  // 撤回: also while it lies in another case, as long as nobody answered it there
  withdraw: {
    by: ['owner'],
    from: [...OPEN_STATUSES, 'merged'],
    to: null,
    when: [noWithdrawalPending, notYetAnsweredWhereMerged],
  },
  confirm_withdrawal: { by: ['dispatcher'], from: OPEN_STATUSES, to: null, when: withdrawalIsPending }, // 核实撤回
  rate: { by: ['owner'], from: ['replied', 'merged'], to: null, when: [notYetRated, answerIsThere] }, // 评价
  call_back: { by: ['dispatcher', 'chief'], from: ['replied', 'merged'], to: null, when: callBackIsOpen }, // 回访核实
  instruct: { by: ['post_holder'], from: OPEN_STATUSES, to: null }, // 批示
  request_extension: {
    by: ['handler'],
    from: ['dispatched', 'processing', 'awaiting_approval'],
    to: null,
    when: extensionCanBeAskedFor,
  }, // 申请延期
  grant_extension: {
    by: ['chief', 'supervisor'],
    from: ['dispatched', 'processing', 'awaiting_approval'],
    to: null,
    when: extensionStillPossible,
  }, // 准予延期
  refuse_extension: {
    by: ['chief'],
    from: ['dispatched', 'processing', 'awaiting_approval'],
    to: null,
    when: extensionIsPending,
  }, // 不予延期
  decide_complex: {
    by: ['approver'],
    from: ['processing', 'awaiting_approval'],
    to: null,
    when: complexIsPending,
  }, // 审定复杂事项
  keep_promise: { by: ['handler'], from: ['replied', 'closed'], to: null, when: promiseIsOpen }, // 兑现承诺
  change_promise: { by: ['approver'], from: ['replied', 'closed'], to: null, when: promiseIsChangeable }, // 变更承诺
  ask_rework: { by: ['owner'], from: ['replied', 'closed'], to: null, when: promiseWasMissed }, // 请求重办
  note_contact: {
    by: ['handler', 'dispatcher', 'chief'],
    from: ['submitted', 'pending_dispatch', 'returned', 'processing', 'awaiting_citizen', 'awaiting_approval'],
    to: null,
    when: isUrgent,
  }, // 记录联系 (a unit accepts first)
  remind: {
    by: ['dispatcher', 'chief', 'supervisor', 'liaison'],
    from: ['dispatched', 'processing', 'awaiting_approval'],
    to: null,
    when: notRemindedToday,
  }, // 催办
  contest: { by: ['owner'], from: ['dispatched', 'processing'], to: null, when: contestIsPossible }, // 对转办提出异议
  rule_contest: { by: ['dispatcher'], from: OPEN_STATUSES, to: null, when: contestIsPending }, // 裁定异议
  adjudicate: { by: ['chief'], from: OPEN_STATUSES, to: null, when: ownerIsDisputed }, // 裁定承办单位
  request_assist: {
    by: ['handler', 'liaison'],
    from: ['dispatched', 'processing', 'awaiting_citizen'],
    to: null,
    when: assistIsPossible,
  }, // 请求协办
  answer_assist: { by: ['assistant'], from: ASSISTED_STATUSES, to: null, when: hasOpenAssist }, // 反馈协办
  end_assist: { by: ['handler', 'liaison'], from: ASSISTED_STATUSES, to: null, when: hasOpenAssist }, // 结束协办
  propose_decline: {
    by: ['handler', 'dispatcher'],
    from: ['submitted', 'pending_dispatch', 'returned', 'dispatched', 'processing'],
    to: null,
    when: noDeclinePending,
  }, // 拟不予受理
  decide_decline: {
    by: ['approver', 'chief'],
    from: OPEN_STATUSES,
    to: null,
    when: [declineIsPending, deciderIsNotProposer],
  }, // 审定不予受理
  merge: {
    by: ['handler', 'dispatcher'],
    from: ['submitted', 'pending_dispatch', 'returned', 'dispatched', 'processing'],
    to: 'merged',
    when: [isNoReport, nothingMergedIn, noWithdrawalPending],
  }, // 合并办理 (a withdrawal is confirmed or declined first)
  unmerge: { by: ['handler', 'dispatcher'], from: ['merged'], to: null, when: notYetRated }, // 取消合并
  clear_screening: {
    by: ['dispatcher'],
    from: [...OPEN_STATUSES, 'replied', 'closed'],
    to: null,
    when: screeningIsOpen,
  }, // 人工审看
} as const satisfies Record<MessageAction, Rule>

export const ruleOf = (action: MessageAction): Rule => TRANSITIONS[action]
