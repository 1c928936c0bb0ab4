import type { MessageRow, MessageView } from '../../types/messages.contract'
import {
  MESSAGE_LIMITS,
  type MessageAction,
  type MessageStatus,
  type TimelineWhat,
  type UrgentStep,
} from '../../types/messages.terms'
import { isDueToday, TILE_LIMIT } from '../../types/inbox-tiles.terms'
import { countedDayWords, dayWords, daysLeftWords, promiseWords, untilWords } from './days'
import { DOT } from './dot'

/** What the workbench 工作台 and the handling page say. */
export const DESK_COPY = {
  title: '工作台',
  tiles: '待办数量',
  overview: '全市办理情况',
  record: '登记留言',
  refresh: '刷新',
  filter: '按状态看',
  all: '未办结',
  list: '留言',
  urgent: '紧急',
  approvalStuck: '审核无人处理',
  atMost: (count: number, atLeast = false): string =>
    count >= TILE_LIMIT ? `${TILE_LIMIT}+` : `${count}${atLeast ? '+' : ''}`,
  loadMore: '再看一些',
  noneYet: '前面这些里没有，可以接着往后找。',
  moreFailed: '后面的没有读到。',
  accepted: '已签收',
  choose: '选一条留言',
  chooseText: '在左边选一条，这里显示全文和办理操作。',
  begin: '打开第一件待办',
  beginNote: (due: string, words: string): string =>
    `${due}${DOT}${words.length > 24 ? `${words.slice(0, 24)}…` : words}`,
  chooseKeys: '用键盘：j、k 选，回车打开，? 看全部按键。',
  noDesk: '您的身份没有工作台',
  noDeskText: '工作人员登录后才有工作台。',
} as const

/** The tiles, and what to say when nothing stands behind one. */
export const TILE_COPY = {
  dueToday: { label: '今天到期', empty: '今天没有到期的留言', text: '可以先看看未办结的。' },
  dueNext: { label: '下个工作日', empty: '下个工作日没有到期的留言', text: '今天休息，可以先看看未办结的。' },
  overdue: { label: '已超期', empty: '没有超期的留言', text: '请继续保持。' },
  toAccept: { label: '待签收', empty: '没有等您签收的留言', text: '新转来的留言会出现在这里。' },
  toApprove: { label: '待我审核', empty: '没有等您审核的答复', text: '承办人送审后会出现在这里。' },
  toDispatch: { label: '待转办', empty: '没有等您转办的留言', text: '没有对应单位的和被退回的会出现在这里。' },
  toScreen: { label: '待审看', empty: '没有等您审看的留言', text: '自动检查有提示的会出现在这里。' },
  toCallBack: { label: '待回访', empty: '没有等您回访的留言', text: '市民不满意或问题没解决的会出现在这里。' },
} as const

export const EMPTY_COPY = {
  all: { title: '都办完了', text: '现在没有等您办理的留言。' },
  status: (word: string) => ({ title: `没有“${word}”的留言`, text: '换一个状态看看。' }),
} as const

/** What a row's button says: what the person will do, in as few words as fit. */
export const ROW_ACTION_WORDS: Record<MessageAction, string> = {
  dispatch: '转办',
  redirect: '告知渠道',
  accept: '签收',
  assign: '分派',
  return_to_desk: '退回',
  ask: '问市民',
  supplement: '补充',
  draft_reply: '写答复',
  approve_reply: '审核',
  publish_signed_on_paper: '线下审签',
  revoke_paper_signature: '撤回审签',
  reject_reply: '退回修改',
  withdraw: '撤回',
  clear_screening: '审看',
  confirm_withdrawal: '核实撤回',
  rate: '评价',
  call_back: '回访',
  instruct: '批示',
  request_extension: '申请延期',
  grant_extension: '延期',
  refuse_extension: '不予延期',
  decide_complex: '审定复杂',
  keep_promise: '兑现承诺',
  change_promise: '变更承诺',
  ask_rework: '请求重办',
  note_contact: '记录联系',
  remind: '催办',
  contest: '提出异议',
  rule_contest: '裁定异议',
  adjudicate: '裁定',
  request_assist: '请协办',
  answer_assist: '反馈协办',
  end_assist: '结束协办',
  propose_decline: '不予受理',
  decide_decline: '审定',
  merge: '合并',
  unmerge: '取消合并',
}

/** Days left as a row says them; what runs no clock says so instead. What is owed on this list goes before the reply. */
export function dueWords(row: MessageRow): string {
  if (row.owed) return `${OWED_WORDS[row.owed.action]}${owedWords(row.owed)}`
  if (row.status === 'awaiting_citizen') return row.overdue ? ASKED_LATE : isDueToday(row) ? ASKED_ON_ITS_DAY : ASKED
  if (row.answeredTogether) return ANSWERED_TOGETHER
  if (row.status === 'replied' || row.status === 'closed') return row.overdue ? '超期答复' : '按时答复'
  if (ENDED.has(row.status)) return '不再计时'
  return daysLeftWords(row)
}
/** The days left of what is owed by a day of its own; before a day off it is the last working day, and not yet the day. */
function owedWords({ on, workingDaysLeft, daysLeft, unsettled }: NonNullable<MessageRow['owed']>): string {
  if (daysLeft > 0 && workingDaysLeft === 0) return `${countedDayWords(on, unsettled)}到期`
  return daysLeftWords({ workingDaysLeft, overdue: daysLeft < 0, calendarSettled: unsettled !== true })
}
const ASKED = '等市民补充，期限暂停'
/** Asked on its last day, or when that had passed: the question moves nothing. */
const ASKED_ON_ITS_DAY = '今天到期，等市民补充'
const ASKED_LATE = '已超期，等市民补充'
/** The promise was the other case's: of this one nobody can say that it was kept. */
const ANSWERED_TOGETHER = '已合并答复'
const OWED_WORDS = { call_back: '回访', answer_assist: '协办' } as const
const ENDED: ReadonlySet<MessageStatus> = new Set(['redirected', 'not_accepted', 'merged', 'withdrawn'])

/** The due day of a message as its page says it. @param today `YYYY-MM-DD` in Shanghai */
export function viewDueWords(view: MessageView, today: string): string {
  if (view.status === 'awaiting_citizen')
    return view.overdue ? ASKED_LATE : view.replyDueOn === today ? ASKED_ON_ITS_DAY : ASKED
  if (ENDED.has(view.status)) return '不再计时'
  if (view.status === 'closed' && view.reply === undefined) return ANSWERED_TOGETHER
  if (view.status === 'replied' || view.status === 'closed') return view.overdue ? '超期答复' : '按时答复'
  if (view.overdue) return `${dayWords(view.replyDueOn)}到期，已超期`
  return view.replyDueOn === today ? '今天到期' : promiseWords(view)
}

const URGENT_STEP_WORDS: Record<UrgentStep, string> = { dispatch: '转办', contact: '联系市民' }

/** What an urgent message is owed next: `最晚7月3日 11:00转办`, `应在7月3日 24:00前联系市民，已超时`. */
export const urgentWords = ({ step, at, late }: NonNullable<MessageRow['urgentDue']>): string =>
  late ? `应在${untilWords(at)}前${URGENT_STEP_WORDS[step]}，已超时` : `最晚${untilWords(at)}${URGENT_STEP_WORDS[step]}`

export const HANDLE_COPY = {
  title: '办理',
  question: '市民留言',
  unfold: '展开全文',
  facts: '留言信息',
  code: '编号',
  submitted: '提交时间',
  returned: '退回理由',
  unit: '承办单位',
  addressee: '写给',
  channel: '来自',
  sourceUrl: '原文链接',
  why: '转办依据',
  clause: '引用的职责',
  hidden: '市民要求：不让承办单位看到身份。',
  onlyHere: '市民要求：只在这里答复，请不要打电话、不要上门。',
  wantsPublic: '市民同意公开这条留言和答复。',
  pinned: (latitude: number, longitude: number): string => `市民标出的位置：北纬${latitude}，东经${longitude}`,
  openMap: '看地图',
  urgent: '留言里有危及生命安全的字眼，请立即核实，先联系110、119或120。',
  restricted: '这条留言已不由您的单位办理，只能看到本单位经办的环节。',
  instructions: '批示',
  supplements: '市民补充',
  questionTitle: '已请市民补充',
  questionNote: (day: string, late: boolean): string =>
    `${late ? '提问时期限已用完，不再顺延' : '期限暂停'}。到${day}仍未补充的，次日起按现有情况继续办理。`,
  ratingTitle: '市民评价',
  withdrawalAsked: '市民申请撤回这条留言',
  voluntary: '市民表示是自愿撤回。',
  pressed: '市民没有确认是自愿撤回，请核实有没有人施压。',
  callBackTitle: '市民不满意或问题没有解决。',
  callBackDue: (day: string, late = false): string => `最晚${day}回访核实${late ? '，已超期' : ''}。`,
  redirectedTo: '已告知其他渠道',
  reply: '答复',
  earlierReplies: '以前的答复',
  givenOn: (channel: string): string => `在${channel}上答复`,
  timeline: '办理经过',
  draft: '拟答复',
  draftLength: (count: number): string => `${count}字`,
  waiting: '已送审，等审核人审核。',
  editNote: '修改后须重新审核。',
  editNoteApprover: '您改了以后，须由另一位审核人审核。要承办人改的，请退回修改。',
  edit: '修改答复',
  ownDraft: '这份答复您拟过稿，不能由您审核。请本单位另一位审核人审核。',
  approveNote: '通过并确认后，市民马上就能看到这份答复。',
  interim: '阶段性答复',
  interimSwitch: '这是阶段性答复',
  interimNote: '先告诉市民进展，答复期限不停，办完还要正式答复。',
  promisesFound: '答复里的承诺',
  promisesNote: '勾选的会公开，到期没有做到会提醒市民和新闻办。',
  promiseDue: (day: string): string => `${day}前`,
  promises: '公开的承诺',
  promiseKept: '已兑现',
  promiseOpen: '兑现中',
  promiseMissed: '没有按期兑现',
  promiseChanged: (from: string, reason: string): string => `原定${from}前，变更原因：${reason}`,
  interimReplies: '已发的阶段性答复',
  complexAsked: '承办人申请按复杂事项办理，等审核人审定。',
  complexLapsed: '承办人申请按复杂事项办理，没有及时审定，仍按原期限办理。',
  complexApproved: '已审定按复杂事项办理。',
  complexRefused: '未同意按复杂事项办理。',
  approve: '通过',
  publish: '通过并答复市民？',
  publishText: (outcome: string, promises: number): string =>
    `办理结果：${outcome}。${promises > 0 ? `公开${promises}项承诺。` : ''}市民马上就能看到，发出后不能收回。`,
  publishConfirm: '确认通过',
  reject: '退回修改',
  rejected: '审核退回，请修改',
  write: '写答复',
  writeLabel: '答复内容',
  writePlaceholder: '直接回答市民的问题：查到什么、怎么办、什么时候办好、找谁问。',
  outcome: '办理结果',
  chooseOutcome: '请选择办理结果。',
  tooShort: `答复至少写${MESSAGE_LIMITS.reply.min}个字。`,
  kept: '写的内容自动存在这台设备上。',
  restored: '已恢复上次没写完的内容。',
  send: '送审',
  sendNext: '答复并看下一件',
  sent: '已送审',
  approved: '已通过，市民可以看到答复了',
  next: '看下一件',
  noNext: '没有下一件了',
  backToDesk: '回工作台',
  more: '更多操作',
  conflictTitle: '刚刚有了新进展，您写的内容还在。',
  conflictNotDone: '刚刚有了新进展，这一步没有办成。请看过再办。',
  conflictNow: '现在的状态：',
  conflictLatest: '最新一步：',
  conflictText: '对方的内容',
  conflictReplaces: '看过以后可以接着改，再送审。送审后以您的内容为准，对方的留在历次拟稿里。',
  cannotSend: '现在不能再送审，您可以复制下面的内容。',
} as const

/** What happened, as staff read it. */
export const TIMELINE_WORDS: Record<TimelineWhat, string> = {
  submitted: '市民提交',
  recorded: '工作人员登记',
  flagged: '自动检查有提示',
  screened: '人工审看',
  dispatched: '转办',
  redirected: '告知其他渠道',
  accepted: '签收',
  assigned: '分派',
  returned: '退回新闻办',
  asked: '请市民补充',
  supplemented: '市民已补充',
  resumed: '市民未补充，继续办理',
  resettled: '校历更新，重算期限',
  reply_drafted: '拟答复，送审',
  step_approved: '首道审核通过，待下一道审签',
  signed_on_paper: '线下审签',
  reply_revoked: '撤回线下审签，更正答复',
  approval_passed_on: '转请代理审核',
  reply_rejected: '审核退回修改',
  replied: '审核通过，答复市民',
  rated: '市民评价',
  called_back: '回访核实',
  reworked: '重办',
  closed: '办结',
  withdrawal_requested: '市民申请撤回',
  withdrawal_declined: '未同意撤回，继续办理',
  withdrawn: '已撤回',
  instructed: '批示',
  reminded: '催办',
  extended: '准予延期',
  interim_replied: '阶段性答复市民',
  extension_requested: '申请延期',
  extension_refused: '不予延期',
  complex_requested: '申请按复杂事项办理',
  complex_decided: '审定是否复杂事项',
  promise_kept: '承诺已兑现',
  promise_changed: '承诺日期变更',
  promise_missed: '承诺逾期',
  contacted: '已联系市民',
  contested: '市民对转办有异议',
  contest_ruled: '裁定异议',
  adjudication_asked: '再次退回，报新闻办裁定',
  adjudicated: '裁定承办单位',
  assist_requested: '请求协办',
  assist_answered: '协办单位反馈',
  assist_ended: '结束协办',
  decline_proposed: '拟不予受理，报审',
  decline_refused: '不同意不予受理，继续办理',
  not_accepted: '不予受理，告知渠道',
  merged: '与相同事项合并办理',
  unmerged: '取消合并，单独办理',
  merged_answered: '合并办理的答复已告知',
  answer_released: '公开答复',
  answer_withdrawn: '撤下公开答复',
  topic_answered: '已告知话题的统一答复',
}

export const SOLVED_WORDS = { yes: '已解决', partly: '部分解决', no: '没有解决' } as const
