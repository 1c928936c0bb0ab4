import { messages, submitMessage } from '../../../cloudfunctions/messages'
import type { ActionFacts } from '../../../cloudfunctions/messages/domain/action.facts'
import type { Message } from '../../../cloudfunctions/messages/domain/message'
import { allowedActions, requireAllowed } from '../../../cloudfunctions/messages/domain/message.rights'
import type { Actor } from '../../../cloudfunctions/shared/kernel/actor'
import { DomainError } from '../../../cloudfunctions/shared/kernel/domain-error'
import { SubmitMessageInput } from '../../../types/messages.contract'
import { MESSAGE_ACTIONS, type MessageAction, type MessageStatus } from '../../../types/messages.terms'
import { openSmallCity, people, type PersonName, requestId } from '../../support/small-city'

const YESTERDAY = '2026-07-02'
const TODAY = '2026-07-03'
const TOMORROW = '2026-07-04'

let submitted: Message
beforeAll(async () => {
  const { deps, store } = openSmallCity()
  const input = { requestId: requestId(1), kind: 'complaint', body: '家里暖气三天不热，没人来修。' }
  const { id } = await submitMessage(deps)(people.citizen, SubmitMessageInput.parse(input))
  const found = await store.get(messages, id)
  if (found === null) throw new Error('not submitted')
  submitted = found
})

type Facts = Partial<ActionFacts>
const messageWith = (facts: Facts): Message => ({ ...submitted, replyDueOn: '2026-07-10', ...facts })

/** What the rule answers: null where the action would be carried out. */
function answerTo(facts: Facts, action: MessageAction, who: PersonName): string | null {
  const message = messageWith(facts)
  const offered = allowedActions(message, people[who], TODAY).includes(action)
  try {
    requireAllowed(message, action, people[who], TODAY, message.version, () => undefined)
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    // What is refused is not offered either.
    expect([action, offered]).toEqual([action, false])
    return error.code
  }
  expect([action, offered]).toEqual([action, true])
  return null
}

const inState = 'invalid_state'
const ONE_STEP = { steps: ['any_approver'] as const, distinct: false, by: [] }
const TWO_STEPS = { steps: ['deputy_leader', 'chief_leader'] as const, distinct: false, by: [] }

/**
 * Who may do something in which state, and after which single change they may not any more, and why. Each limit stands
 * here with its last day inside and its first day outside.
 */
const CASES: readonly {
  readonly action: MessageAction
  readonly who: PersonName
  readonly where: Facts & { readonly status: MessageStatus }
  readonly refused: readonly (readonly [Facts, 'invalid_state' | 'forbidden' | 'not_found'])[]
}[] = [
  {
    action: 'dispatch',
    who: 'dispatcher',
    where: { status: 'pending_dispatch', unitId: null },
    refused: [[{ declineProposedBy: 'dispatcher' }, inState]],
  },
  {
    action: 'return_to_desk',
    who: 'handler',
    where: { status: 'dispatched', routeOpenUntil: TODAY },
    refused: [
      [{ routeOpenUntil: YESTERDAY }, inState],
      [{ adjudicated: true }, inState],
      [{ adjudicationPending: true }, inState],
      [{ unitId: 'traffic' }, 'not_found'],
    ],
  },
  {
    action: 'contest',
    who: 'citizen',
    where: { status: 'dispatched', routeOpenUntil: TODAY },
    refused: [
      [{ routeOpenUntil: YESTERDAY }, inState],
      [{ adjudicated: true }, inState],
      [{ contested: true }, inState],
      [{ unitId: null }, inState],
      [{ ownerId: people.other.id }, 'not_found'],
    ],
  },
  {
    action: 'approve_reply',
    who: 'approver',
    where: {
      status: 'awaiting_approval',
      draftedBy: people.handler.id,
      earlierDrafters: ['somebody'],
      signing: ONE_STEP,
    },
    refused: [
      [{ draftedBy: people.approver.id }, 'forbidden'],
      [{ earlierDrafters: ['somebody', people.approver.id] }, 'forbidden'],
      [{ signing: { ...TWO_STEPS, distinct: true, by: [people.approver.id] } }, 'forbidden'],
    ],
  },
  {
    action: 'approve_reply',
    who: 'deputyLeader',
    where: { status: 'awaiting_approval', draftedBy: people.handler.id, signing: TWO_STEPS },
    refused: [[{ signing: { ...TWO_STEPS, by: ['somebody'] } }, 'forbidden']],
  },
  {
    action: 'approve_reply',
    who: 'chiefLeader',
    where: { status: 'awaiting_approval', draftedBy: people.handler.id, signing: { ...TWO_STEPS, by: ['somebody'] } },
    refused: [[{ signing: TWO_STEPS }, 'forbidden']],
  },
  {
    action: 'publish_signed_on_paper',
    who: 'handler',
    where: { status: 'awaiting_approval', signing: ONE_STEP },
    refused: [[{ signing: { ...ONE_STEP, interim: true } }, inState]],
  },
  {
    action: 'revoke_paper_signature',
    who: 'approver',
    where: { status: 'replied', paper: { by: [people.approver.id], until: TODAY } },
    refused: [
      [{ paper: undefined }, inState],
      [{ paper: { by: [people.approver.id], until: YESTERDAY } }, inState],
      [{ paper: { by: [people.deputyLeader.id], until: TODAY } }, 'forbidden'],
    ],
  },
  {
    action: 'withdraw',
    who: 'citizen',
    where: { status: 'processing' },
    refused: [[{ withdrawalPending: true }, inState]],
  },
  {
    // What was once answered in another case, and taken out of it again, is an open matter like any.
    action: 'withdraw',
    who: 'citizen',
    where: { status: 'processing', mergedAnswered: true },
    refused: [[{ status: 'merged' }, inState]],
  },
  {
    action: 'withdraw',
    who: 'citizen',
    where: { status: 'merged' },
    refused: [[{ mergedAnswered: true }, inState]],
  },
  {
    action: 'confirm_withdrawal',
    who: 'dispatcher',
    where: { status: 'processing', withdrawalPending: true },
    refused: [[{ withdrawalPending: false }, inState]],
  },
  { action: 'rate', who: 'citizen', where: { status: 'replied' }, refused: [[{ rated: true }, inState]] },
  {
    action: 'rate',
    who: 'citizen',
    where: { status: 'merged', mergedAnswered: true },
    refused: [
      [{ mergedAnswered: undefined }, inState],
      [{ rated: true }, inState],
    ],
  },
  {
    action: 'call_back',
    who: 'dispatcher',
    where: { status: 'replied', callBackOpen: true },
    refused: [[{ callBackOpen: false }, inState]],
  },
  {
    action: 'request_extension',
    who: 'handler',
    where: { status: 'processing', replyDueOn: TOMORROW },
    refused: [
      [{ replyDueOn: TODAY }, inState],
      [{ extended: true }, inState],
      [{ extensionPending: true }, inState],
    ],
  },
  {
    action: 'grant_extension',
    who: 'supervisor',
    where: { status: 'processing', replyDueOn: TODAY },
    refused: [
      [{ replyDueOn: YESTERDAY }, inState],
      [{ extended: true }, inState],
    ],
  },
  {
    // Asked for in time, it may still be granted when the day is past; twice it is not.
    action: 'grant_extension',
    who: 'chief',
    where: { status: 'processing', replyDueOn: YESTERDAY, extensionPending: true },
    refused: [
      [{ extensionPending: false }, inState],
      [{ extended: true }, inState],
    ],
  },
  {
    action: 'refuse_extension',
    who: 'chief',
    where: { status: 'processing', extensionPending: true },
    refused: [[{ extensionPending: false }, inState]],
  },
  {
    action: 'decide_complex',
    who: 'approver',
    where: { status: 'processing', complexPending: true, complexUntil: TODAY },
    refused: [
      [{ complexPending: false }, inState],
      [{ complexUntil: YESTERDAY }, inState],
    ],
  },
  {
    action: 'keep_promise',
    who: 'handler',
    where: { status: 'closed', promiseOpen: true },
    refused: [[{ promiseOpen: false }, inState]],
  },
  {
    action: 'change_promise',
    who: 'approver',
    where: { status: 'closed', promiseChangeable: true },
    refused: [[{ promiseChangeable: false }, inState]],
  },
  {
    action: 'ask_rework',
    who: 'citizen',
    where: { status: 'closed', promiseMissed: true },
    refused: [[{ promiseMissed: false }, inState]],
  },
  {
    action: 'note_contact',
    who: 'handler',
    where: { status: 'processing', urgent: true },
    refused: [[{ urgent: false }, inState]],
  },
  {
    action: 'remind',
    who: 'liaison',
    where: { status: 'processing', remindedOn: YESTERDAY },
    refused: [[{ remindedOn: TODAY }, inState]],
  },
  {
    action: 'rule_contest',
    who: 'dispatcher',
    where: { status: 'processing', contestPending: true },
    refused: [
      [{ contestPending: false }, inState],
      // The press office's ruling answers the objection too.
      [{ adjudicationPending: true }, inState],
    ],
  },
  {
    action: 'ask',
    who: 'handler',
    where: { status: 'processing' },
    refused: [
      [{ askedInVain: true }, inState],
      [{ recordedBy: 'recorder' }, inState],
      [{ status: 'awaiting_citizen' }, inState],
    ],
  },
  {
    action: 'adjudicate',
    who: 'chief',
    where: { status: 'processing', adjudicationPending: true },
    refused: [[{ adjudicationPending: false }, inState]],
  },
  {
    action: 'adjudicate',
    who: 'chief',
    where: { status: 'returned' },
    refused: [[{ status: 'pending_dispatch' }, inState]],
  },
  {
    action: 'request_assist',
    who: 'handler',
    where: { status: 'processing', assistUnitIds: ['traffic', 'office'] },
    refused: [[{ assistUnitIds: ['traffic', 'office', 'east'] }, inState]],
  },
  {
    action: 'answer_assist',
    who: 'trafficHandler',
    where: { status: 'closed', assistUnitIds: ['east', 'traffic'] },
    refused: [[{ assistUnitIds: ['east'] }, 'not_found']],
  },
  {
    action: 'end_assist',
    who: 'liaison',
    where: { status: 'closed', assistUnitIds: ['traffic'] },
    refused: [
      [{ assistUnitIds: [] }, inState],
      [{ assistUnitIds: undefined }, inState],
    ],
  },
  {
    action: 'propose_decline',
    who: 'handler',
    where: { status: 'processing' },
    refused: [[{ declineProposedBy: 'somebody' }, inState]],
  },
  {
    action: 'decide_decline',
    who: 'approver',
    where: { status: 'processing', declineProposedBy: people.handler.id },
    refused: [
      [{ declineProposedBy: undefined }, inState],
      [{ declineProposedBy: people.approver.id }, 'forbidden'],
    ],
  },
  {
    action: 'merge',
    who: 'handler',
    where: { status: 'processing', mergedIds: [] },
    refused: [
      [{ kind: 'report' }, inState],
      [{ mergedIds: ['another'] }, inState],
      [{ withdrawalPending: true }, inState],
    ],
  },
  { action: 'unmerge', who: 'dispatcher', where: { status: 'merged' }, refused: [[{ rated: true }, inState]] },
  {
    action: 'clear_screening',
    who: 'dispatcher',
    where: { status: 'replied', screeningOpen: true },
    refused: [[{ screeningOpen: undefined }, inState]],
  },
]

it.each(CASES)('$action by $who in $where.status, and what takes it away', ({ action, who, where, refused }) => {
  const facts: Facts = { unitId: 'heating', ...where }
  expect(answerTo(facts, action, who)).toBeNull()
  const seen = refused.map(([change]) => answerTo({ ...facts, ...change }, action, who))
  expect(seen).toEqual(refused.map(([, code]) => code))
})

describe('the order of refusals', () => {
  const whoSees = (who: PersonName, seenVersion: number, facts: Facts = {}) => {
    const message = messageWith({ status: 'processing', unitId: 'heating', ...facts })
    try {
      requireAllowed(message, 'accept', people[who], TODAY, seenVersion, () => 'present view')
    } catch (error) {
      if (error instanceof DomainError) return { code: error.code, more: error.more }
      throw error
    }
    return null
  }
  const STALE = 99
  it('tells the present view only to whoever may act, and never before who they are was asked', () => {
    expect(whoSees('trafficHandler', STALE)).toEqual({ code: 'not_found', more: {} })
    expect(whoSees('approver', STALE)).toEqual({ code: 'forbidden', more: {} })
    expect(whoSees('handler', STALE)).toEqual({ code: 'conflict', more: { current: 'present view' } })
    expect(whoSees('handler', submitted.version)).toEqual({ code: 'invalid_state', more: { current: 'present view' } })
    expect(whoSees('handler', submitted.version, { status: 'dispatched' })).toBeNull()
  })
})

/** Somebody for each way of standing to a message. */
const officeRecorder: Actor = { ...people.liaison, id: 'recorder', grants: [{ role: 'liaison', unitId: 'office' }] }
const STANDING = {
  ...{ owner: people.citizen, handler: people.handler, liaison: people.liaison, approver: people.approver },
  ...{ postHolder: people.mayor, assistant: people.trafficHandler, former: people.eastHandler },
  ...{ dispatcher: people.dispatcher, chief: people.chief, supervisor: people.supervisor, recorder: officeRecorder },
} as const satisfies Record<string, Actor>

/** Nothing is pending, or everything that can be. */
const quiet: Facts = { unitId: 'heating', postId: 'mayor', draftedBy: 'somebody', assistUnitIds: ['traffic'] }
const pending: Facts = {
  ...quiet,
  ...{ urgent: true, callBackOpen: true, withdrawalPending: true, extensionPending: true, complexPending: true },
  ...{ promiseOpen: true, promiseChangeable: true, promiseMissed: true, contestPending: true, screeningOpen: true },
  ...{ adjudicationPending: true, mergedAnswered: true, declineProposedBy: 'somebody' },
  // Also where everybody's name stood on the sheet, only an approver takes it back.
  paper: { by: Object.values<Actor>(STANDING).map(({ id }) => id), until: TODAY },
}
/**
 * The table of rights read the other way round: in a state, what each of them may do at most. Written by hand beside
 * `TRANSITIONS`, so that a right or a state too many there differs from what is said here.
 */
const AT_MOST: Record<MessageStatus, Partial<Record<keyof typeof STANDING, string>>> = {
  submitted: {
    owner: 'withdraw',
    handler: 'note_contact end_assist propose_decline merge',
    liaison: 'end_assist',
    approver: 'decide_decline',
    postHolder: 'instruct',
    assistant: 'answer_assist',
    dispatcher: 'dispatch redirect confirm_withdrawal note_contact rule_contest propose_decline merge clear_screening',
    chief: 'redirect note_contact adjudicate decide_decline',
    supervisor: 'redirect',
  },
  screening: {
    owner: 'withdraw',
    handler: 'end_assist',
    liaison: 'end_assist',
    approver: 'decide_decline',
    postHolder: 'instruct',
    assistant: 'answer_assist',
    dispatcher: 'confirm_withdrawal rule_contest clear_screening',
    chief: 'adjudicate decide_decline',
  },
  pending_dispatch: {
    owner: 'withdraw',
    handler: 'note_contact end_assist propose_decline merge',
    liaison: 'end_assist',
    approver: 'decide_decline',
    postHolder: 'instruct',
    assistant: 'answer_assist',
    dispatcher: 'dispatch redirect confirm_withdrawal note_contact rule_contest propose_decline merge clear_screening',
    chief: 'redirect note_contact adjudicate decide_decline',
    supervisor: 'redirect',
  },
  dispatched: {
    owner: 'withdraw contest',
    handler: 'accept assign return_to_desk request_extension request_assist end_assist propose_decline merge',
    liaison: 'assign remind request_assist end_assist',
    approver: 'decide_decline',
    postHolder: 'instruct',
    assistant: 'answer_assist',
    dispatcher: 'confirm_withdrawal remind rule_contest propose_decline merge clear_screening',
    chief: 'grant_extension refuse_extension remind adjudicate decide_decline',
    supervisor: 'grant_extension remind',
  },
  returned: {
    owner: 'withdraw',
    handler: 'note_contact end_assist propose_decline merge',
    liaison: 'end_assist',
    approver: 'decide_decline',
    postHolder: 'instruct',
    assistant: 'answer_assist',
    dispatcher: 'dispatch redirect confirm_withdrawal note_contact rule_contest propose_decline merge clear_screening',
    chief: 'redirect note_contact adjudicate decide_decline',
    supervisor: 'redirect',
  },
  processing: {
    owner: 'withdraw contest',
    handler: 'assign ask draft_reply request_extension note_contact request_assist end_assist propose_decline merge',
    liaison: 'assign remind request_assist end_assist',
    approver: 'decide_complex decide_decline',
    postHolder: 'instruct',
    assistant: 'answer_assist',
    dispatcher: 'confirm_withdrawal note_contact remind rule_contest propose_decline merge clear_screening',
    chief: 'grant_extension refuse_extension note_contact remind adjudicate decide_decline',
    supervisor: 'grant_extension remind',
  },
  awaiting_citizen: {
    owner: 'supplement withdraw',
    handler: 'note_contact request_assist end_assist',
    liaison: 'request_assist end_assist',
    approver: 'decide_decline',
    postHolder: 'instruct',
    assistant: 'answer_assist',
    dispatcher: 'confirm_withdrawal note_contact rule_contest clear_screening',
    chief: 'note_contact adjudicate decide_decline',
  },
  awaiting_approval: {
    owner: 'withdraw',
    handler: 'draft_reply publish_signed_on_paper request_extension note_contact end_assist',
    liaison: 'remind end_assist',
    approver: 'approve_reply reject_reply decide_complex decide_decline',
    postHolder: 'instruct',
    assistant: 'answer_assist',
    dispatcher: 'confirm_withdrawal note_contact remind rule_contest clear_screening',
    chief: 'grant_extension refuse_extension note_contact remind adjudicate decide_decline',
    supervisor: 'grant_extension remind',
  },
  replied: {
    owner: 'rate ask_rework',
    handler: 'keep_promise end_assist',
    liaison: 'end_assist',
    approver: 'revoke_paper_signature change_promise',
    assistant: 'answer_assist',
    dispatcher: 'call_back clear_screening',
    chief: 'call_back',
  },
  closed: {
    owner: 'ask_rework',
    handler: 'keep_promise end_assist',
    liaison: 'end_assist',
    approver: 'revoke_paper_signature change_promise',
    assistant: 'answer_assist',
    dispatcher: 'clear_screening',
  },
  redirected: {},
  not_accepted: {},
  merged: { owner: 'withdraw rate', handler: 'unmerge', dispatcher: 'call_back unmerge', chief: 'call_back' },
  withdrawn: {},
}

it.each(Object.entries(AT_MOST))('in %s nobody may do more than this, and everybody this', (status, wanted) => {
  const seen: Partial<Record<string, string>> = {}
  for (const [name, actor] of Object.entries(STANDING)) {
    const may = (facts: Facts) => {
      const message = messageWith({ ...facts, status: status as MessageStatus })
      // What staff recorded has no owner, and knows a recorder instead.
      const recorded = name === 'recorder' ? { recordedBy: 'recorder' } : {}
      return allowedActions({ ...message, formerUnitIds: ['east'], ...recorded }, actor, TODAY)
    }
    const ways = [quiet, pending, { ...pending, adjudicationPending: false }].map(may)
    const either = MESSAGE_ACTIONS.filter((action) => ways.some((allowed) => allowed.includes(action)))
    if (either.length > 0) seen[name] = either.join(' ')
  }
  expect(seen).toEqual(wanted)
})
