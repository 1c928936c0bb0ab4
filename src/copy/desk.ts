import type { MessageRow, MessageView } from '../../types/messages.contract'
import type { MessageAction, MessageStatus, TimelineWhat } from '../../types/messages.terms'
import { dayWords, daysLeftWords, promiseWords } from './days'

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
  atMost: (count: number): string => (count >= 99 ? '99+' : String(count)),
  loadMore: '再看一些',
  moreFailed: '后面的没有读到。',
  accepted: '已签收',
  choose: '选一条留言',
  chooseText: '在左边选一条，这里显示全文和办理操作。',
  noDesk: '您的身份没有工作台',
  noDeskText: '工作台给承办、审核、转办和督查人员使用。',
} as const

/** The tiles, and what to say when nothing stands behind one. */
export const TILE_COPY = {
  dueToday: { label: '今天到期', empty: '今天没有到期的留言', text: '可以先看看未办结的。' },
  overdue: { label: '已超期', empty: '没有超期的留言', text: '请继续保持。' },
  toAccept: { label: '待签收', empty: '没有等您签收的留言', text: '新转来的留言会出现在这里。' },
  toApprove: { label: '待我审核', empty: '没有等您审核的答复', text: '承办人送审后会出现在这里。' },
  toDispatch: { label: '待转办', empty: '没有等您转办的留言', text: '没有对应单位的和被退回的会出现在这里。' },
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
  reject_reply: '退回修改',
  withdraw: '撤回',
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
}

/** Days left as a row says them; what runs no clock says so instead. */
export function dueWords(row: MessageRow): string {
  if (row.status === 'awaiting_citizen') return '等市民补充，期限暂停'
  if (row.status === 'replied' || row.status === 'closed') return row.overdue ? '超期答复' : '按时答复'
  if (ENDED.has(row.status)) return '不再计时'
  return daysLeftWords(row)
}
const ENDED: ReadonlySet<MessageStatus> = new Set(['redirected', 'not_accepted', 'merged', 'withdrawn'])

/** The due day of a message as its page says it. @param today `YYYY-MM-DD` in Shanghai */
export function viewDueWords(view: MessageView, today: string): string {
  if (view.status === 'awaiting_citizen') return '等市民补充，期限暂停'
  if (ENDED.has(view.status)) return '不再计时'
  if (view.status === 'replied' || view.status === 'closed') return view.overdue ? '超期答复' : '按时答复'
  if (view.overdue) return `${dayWords(view.replyDueOn)}到期，已超期`
  return view.replyDueOn === today ? '今天到期' : promiseWords(view)
}

export const HANDLE_COPY = {
  title: '办理',
  question: '市民留言',
  facts: '留言信息',
  code: '编号',
  submitted: '提交时间',
  returned: '退回理由',
  unit: '承办单位',
  addressee: '写给',
  channel: '来自',
  why: '转办依据',
  hidden: '市民要求：不让承办单位看到身份。',
  onlyHere: '市民要求：只在这里答复，请不要打电话、不要上门。',
  wantsPublic: '市民同意公开这条留言和答复。',
  urgent: '留言里有危及生命安全的字眼，请立即核实，先联系110、119或120。',
  restricted: '这条留言已不由您的单位办理，只能看到本单位经办的环节。',
  instructions: '批示',
  supplements: '市民补充',
  questionTitle: '已请市民补充',
  questionNote: (day: string): string => `期限暂停。${day}仍未补充，按现有情况继续办理。`,
  ratingTitle: '市民评价',
  withdrawalAsked: '市民申请撤回这条留言',
  voluntary: '市民表示是自愿撤回。',
  pressed: '市民没有确认是自愿撤回，请核实有没有人施压。',
  callBackTitle: '市民不满意或问题没有解决',
  callBackDue: (day: string): string => `请在${day}前回访核实。`,
  redirectedTo: '已告知其他渠道',
  reply: '答复',
  earlierReplies: '以前的答复',
  givenOn: (channel: string): string => `在${channel}上答复`,
  timeline: '办理经过',
  draft: '拟答复',
  draftLength: (count: number): string => `${count}字`,
  waiting: '已送审，等审核人审核。',
  editNote: '修改后须重新审核。',
  edit: '修改答复',
  ownDraft: '这份答复是您拟的，不能由您审核。请本单位另一位审核人审核。',
  approveNote: '通过后，市民马上就能看到这份答复。',
  approve: '通过',
  reject: '退回修改',
  rejected: '审核退回，请修改',
  write: '写答复',
  writeLabel: '答复内容',
  writePlaceholder: '直接回答市民的问题：查到什么、怎么办、什么时候办好、找谁问。',
  outcome: '办理结果',
  chooseOutcome: '请选择办理结果。',
  tooShort: '答复至少写4个字。',
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
  conflictNow: '现在的状态：',
  conflictLatest: '最新一步：',
  conflictText: '对方的内容',
  cannotSend: '现在不能再送审，您可以复制下面的内容。',
} as const

/** The forms of single actions. */
export const FORM_COPY = {
  accept: { done: '已签收' },
  return_to_desk: {
    title: '退回新闻办',
    text: '请写明为什么不归本单位办理。答复期限不会因为退回而延长。',
    label: '退回理由',
    placeholder: '例如：井盖属于排水设施，不在本单位职责范围内',
    unit: '建议转给哪个单位（选填）',
    submit: '退回',
    done: '已退回新闻办',
  },
  ask: {
    title: '请市民补充',
    text: '一次只能问一个问题。市民补充前，答复期限暂停。',
    label: '要问的问题',
    placeholder: '例如：请问是几号楼几单元？什么时候开始的？',
    submit: '发给市民',
    done: '已请市民补充',
  },
  dispatch: {
    title: '转办给哪个单位',
    text: '答复期限从市民提交时算起，不因转办延长。',
    label: '给单位的说明（选填）',
    placeholder: '市民和单位都能看到',
    unit: '承办单位',
    missing: '请选择承办单位。',
    submit: '转办',
    done: '已转办',
  },
  redirect: {
    title: '告知其他渠道',
    text: '不归本平台办理的，说明情况，告诉市民该找谁。市民会看到这段话，留言随即办结。',
    label: '请市民怎么办',
    placeholder: '例如：劳动仲裁请到区劳动人事争议仲裁院申请，电话12333',
    submit: '告知市民',
    done: '已告知市民',
  },
  assign: {
    title: '分派给谁',
    text: '只在本单位内分派，答复期限不变。',
    sections: '科室、镇街',
    handlers: '承办人',
    none: '本单位没有登记科室、镇街或承办人。',
    missing: '请选择一个科室、镇街或一位承办人。',
    submit: '分派',
    done: '已分派',
  },
  confirm_withdrawal: {
    title: '核实撤回',
    text: '请确认撤回出于市民自愿，没有人施压。',
    label: '核实情况（选填）',
    placeholder: '例如：已与市民核实，问题已经解决',
    submit: '同意撤回',
    refuse: '不同意，继续办理',
    done: '已同意撤回',
    refused: '已继续办理',
  },
  call_back: {
    title: '回访核实',
    label: '理由',
    placeholder: '市民会看到这段话',
    choose: '核实结果',
    missing: '请选择核实结果。',
    rework: '重办',
    reworkNote: '退回原单位再办一次，重新计算答复期限',
    close: '办结',
    closeNote: '答复属实、已尽责，说明理由后办结',
    submit: '提交核实结果',
    done: '已提交核实结果',
  },
  instruct: {
    title: '批示',
    text: '只有工作人员能看到，市民看不到。',
    label: '批示内容',
    placeholder: '例如：请办公室会同园林部门现场看一次，本周内答复',
    submit: '批示',
    done: '已批示',
  },
  grant_extension: {
    title: '准予延期',
    text: '每条留言只能延期一次。市民会看到理由。',
    days: '延长几个工作日',
    dayOption: (days: number): string => `${days}个工作日`,
    missing: '请选择延长的天数。',
    label: '延期理由',
    placeholder: '例如：管道开挖须等路面解冻，预计12月10日前完工',
    submit: '准予延期',
    done: '已延期',
  },
  reject_reply: {
    title: '退回修改',
    text: '请写明要改什么，承办人会看到。',
    label: '修改意见',
    placeholder: '例如：没有回答市民问的退费问题，请补上办理时间',
    submit: '退回修改',
    done: '已退回承办人修改',
  },
  tooShort: '至少写2个字。',
  chooseUnit: '选择单位',
  searchUnit: '输入单位名称',
  noUnit: '没有找到这个单位，换个词试试。',
} as const

export const RECORD_COPY = {
  title: '登记留言',
  intro: '把其他地方收到的评论、私信、来电和来访登记进来，和小程序里的留言一样办理，答复会注明在原渠道答复。',
  channel: '来自哪里',
  channelMissing: '请选择来自哪里。',
  kind: '是什么事',
  kindMissing: '请选择是什么事。',
  body: '内容',
  bodyPlaceholder: '照原话登记，不要写姓名、电话和证件号码',
  bodyShort: '内容至少写4个字。',
  place: '地点（选填）',
  placePlaceholder: '街道、小区或路名',
  link: '原文链接（选填）',
  linkPlaceholder: 'https://',
  badLink: '链接要以 http:// 或 https:// 开头。',
  submit: '登记',
  done: (code: string): string => `已登记，编号${code}`,
  doneTitle: '已登记',
  open: '去办理',
  another: '再登记一条',
  conflict: '这一条刚才已经登记过，内容和现在不同。请核对已登记的那条，需要时再登记一条。',
} as const

/** What happened, as staff read it. */
export const TIMELINE_WORDS: Record<TimelineWhat, string> = {
  submitted: '市民提交',
  recorded: '工作人员登记',
  dispatched: '转办',
  redirected: '告知其他渠道',
  accepted: '签收',
  assigned: '分派',
  returned: '退回新闻办',
  asked: '请市民补充',
  supplemented: '市民已补充',
  resumed: '市民未补充，继续办理',
  reply_drafted: '拟答复，送审',
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
  extended: '准予延期',
  interim_replied: '阶段性答复市民',
  extension_requested: '申请延期',
  extension_refused: '不予延期',
  complex_requested: '申请按复杂事项办理',
  complex_decided: '审定是否复杂事项',
  promise_kept: '承诺已兑现',
  promise_changed: '承诺日期变更',
  promise_missed: '承诺逾期',
}

export const SOLVED_WORDS = { yes: '已解决', partly: '部分解决', no: '没有解决' } as const
