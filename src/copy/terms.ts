import type {
  Channel,
  CitizenStatus,
  MessageAction,
  MessageKind,
  MessageStatus,
  Outcome,
} from '../../types/messages.terms'
import type { Role } from '../../types/wire.contract'

/** The words of 留言办理 as people read them. A term without a word does not compile. */
export const KIND_WORDS: Record<MessageKind, string> = {
  inquiry: '咨询',
  complaint: '投诉',
  suggestion: '建议',
  help: '求助',
  report: '举报',
  praise: '表扬',
}

export const CITIZEN_STATUS_WORDS: Record<CitizenStatus, string> = {
  submitted: '已提交',
  dispatched: '已转办',
  processing: '办理中',
  replied: '已答复',
  closed: '已办结',
}

/** For staff. */
export const STATUS_WORDS: Record<MessageStatus, string> = {
  submitted: '已提交',
  screening: '待人工审看',
  pending_dispatch: '待转办',
  dispatched: '已转办',
  returned: '退回待裁定',
  processing: '办理中',
  awaiting_citizen: '待补充',
  awaiting_approval: '待审核',
  replied: '已答复',
  closed: '已办结',
  redirected: '已告知其他渠道',
  not_accepted: '不予受理',
  merged: '已合并',
  withdrawn: '已撤回',
}

export const OUTCOME_WORDS: Record<Outcome, string> = {
  solved: '已解决',
  partly_solved: '部分解决',
  planned: '列入计划',
  not_now: '暂不能解决',
  unfounded: '不属实',
  explained: '解释说明',
}

export const ACTION_WORDS: Record<MessageAction, string> = {
  dispatch: '转办',
  redirect: '告知其他渠道',
  accept: '签收',
  assign: '分派',
  return_to_desk: '退回',
  ask: '请市民补充',
  supplement: '补充情况',
  draft_reply: '写答复',
  approve_reply: '审核通过',
  publish_signed_on_paper: '线下审签',
  revoke_paper_signature: '撤回线下审签',
  reject_reply: '审核退回',
  withdraw: '撤回留言',
  confirm_withdrawal: '核实撤回',
  rate: '评价',
  call_back: '回访核实',
  instruct: '批示',
  request_extension: '申请延期',
  grant_extension: '准予延期',
  refuse_extension: '不予延期',
  decide_complex: '审定复杂事项',
  keep_promise: '兑现承诺',
  change_promise: '变更承诺',
  ask_rework: '请求重办',
  note_contact: '记录联系',
  contest: '对转办有异议',
  rule_contest: '裁定异议',
  adjudicate: '裁定承办单位',
  request_assist: '请求协办',
  remind: '催办',
  answer_assist: '反馈协办',
  end_assist: '结束协办',
  propose_decline: '不予受理',
  decide_decline: '审定不予受理',
  merge: '合并办理',
  clear_screening: '人工审看',
  unmerge: '取消合并',
}

export const CHANNEL_WORDS: Record<Channel, string> = {
  app: '小程序',
  weibo: '微博',
  wechat: '微信',
  douyin: '抖音',
  website: '网站',
  phone: '电话',
  visit: '来访',
  other: '其他渠道',
}

export const ROLE_WORDS: Record<Role, string> = {
  citizen: '市民',
  handler: '承办人',
  approver: '审核人',
  liaison: '联络员',
  post_holder: '信箱主人',
  dispatcher: '转办员',
  editor: '编辑',
  reviewer: '二审',
  chief: '签发',
  supervisor: '督查',
  admin: '系统管理员',
  auditor: '审计员',
}
