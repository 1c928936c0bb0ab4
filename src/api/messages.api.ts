import type { MessagesContract } from '../../types/messages.contract'
import { callerOf } from './caller'

const call = callerOf<MessagesContract>('messages')

/** 留言办理. Every call may throw `ApiFailure`. */
export const messagesApi = {
  submit: call('submit'),
  get: call('get'),
  receipt: call('receipt'),
  listMine: call('list_mine'),
  supplement: call('supplement'),
  withdraw: call('withdraw'),
  rate: call('rate'),
  askRework: call('ask_rework'),

  record: call('record'),
  inbox: call('inbox'),
  inboxCounts: call('inbox_counts'),
  dispatch: call('dispatch'),
  redirect: call('redirect'),
  accept: call('accept'),
  assign: call('assign'),
  returnToDesk: call('return_to_desk'),
  ask: call('ask'),
  draftReply: call('draft_reply'),
  approveReply: call('approve_reply'),
  rejectReply: call('reject_reply'),
  confirmWithdrawal: call('confirm_withdrawal'),
  callBack: call('call_back'),
  instruct: call('instruct'),
  remind: call('remind'),
  requestExtension: call('request_extension'),
  grantExtension: call('grant_extension'),
  refuseExtension: call('refuse_extension'),
  decideComplex: call('decide_complex'),
  keepPromise: call('keep_promise'),
  changePromise: call('change_promise'),
  noteContact: call('note_contact'),
  contest: call('contest'),
  ruleContest: call('rule_contest'),
  adjudicate: call('adjudicate'),
  requestAssist: call('request_assist'),
  answerAssist: call('answer_assist'),
  endAssist: call('end_assist'),
  proposeDecline: call('propose_decline'),
  decideDecline: call('decide_decline'),
}
