import type { ExportCut } from '../../types/exports.terms'
import { EXPORT_LIMITS } from '../../types/exports.terms'
import type { InboxTile } from '../../types/inbox-tiles.terms'
import type { MessageStatus } from '../../types/messages.terms'
import type { InboxDue, InboxFlag, PressQueue } from '../../types/messages.work.terms'
import type { Role } from '../../types/wire.contract'

/** What this module refuses. */
export const EXPORTS_COPY = {
  tooFast: `一分钟内最多导出${EXPORT_LIMITS.perMinute}次，请稍后再试`,
  tooMany: `今天已导出${EXPORT_LIMITS.perDay}次，请明天再导出，或缩小范围后直接在工作台查看`,
  oneWay: '按字查找、按卡片、按筛选只能选一种，请重新选择后再导出',
  gone: '这份导出已经过期删除，请重新导出',
} as const

/** What stands on a sheet. The words are those of the pages; a test holds them together. */
export const SHEET_STATUSES: Readonly<Record<MessageStatus, string>> = {
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
export const SHEET_DUES: Readonly<Record<InboxDue, string>> = {
  today: '今天到期',
  week: '5个工作日内',
  overdue: '已超期',
}
export const SHEET_FLAGS: Readonly<Record<InboxFlag, string>> = {
  reminded: '已催办',
  extended: '已延期',
  reworked: '重办件',
  assisting: '协办中',
  promise_missed: '承诺到期未兑现',
}
export const SHEET_QUEUES: Readonly<Record<PressQueue, string>> = {
  desk: '待转办',
  confidential: '举报受理',
  call_back: '回访核实',
  withdrawal: '待核实撤回',
  contest: '待裁定异议',
  ruling: '待裁定承办单位',
  extension: '待批延期',
}
export const SHEET_TILES: Readonly<Record<InboxTile, string>> = {
  dueToday: '今天到期',
  dueNext: '下一个工作日到期',
  overdue: '已超期',
  toAccept: '待签收',
  toApprove: '待审核',
  toDispatch: '待转办',
  toScreen: '待人工审看',
  toCallBack: '待回访',
}
/** Where somebody works who works for no unit. */
export const OFFICES: Partial<Readonly<Record<Role, string>>> = {
  dispatcher: '市政府新闻办',
  editor: '市政府新闻办',
  reviewer: '市政府新闻办',
  chief: '市政府新闻办',
  supervisor: '督查部门',
}

export const SHEET_COPY = {
  inboxTitle: '留言导出',
  overviewTitle: '全市办理情况',
  inboxColumns: {
    code: '编号',
    kind: '类型',
    title: '标题',
    excerpt: '内容摘要',
    place: '地点',
    unit: '承办单位',
    status: '状态',
    submitted: '提交时间',
    due: '答复期限',
    left: '剩余工作日',
    overdue: '是否超期',
    urgent: '紧急',
    reminded: '催办日期',
  },
  /** Before the day of what a list owes beside the reply. */
  owed: { call_back: '回访 ', answer_assist: '协办 ' },
  unsettled: (day: string): string => `${day}（待校历）`,
  yes: '是',
  asked: (parts: readonly string[]): string => `范围：${parts.length === 0 ? '全部未办结' : parts.join('；')}`,
  words: (words: string): string => `含“${words}”`,
  urgentOnly: '紧急',
  unit: (name: string): string => `单位：${name}`,
  covered: '文字里的电话、证件号等已遮盖，需要时请在工作台查看',
  count: (rows: number): string => `共${rows}件`,
  range: (from: string, to: string): string => `${from}至${to}`,
  sheets: { inbox: '留言', totals: '合计', units: '按单位', kinds: '按类型', days: '按日期', months: '按月份' },
  figures: {
    received: '收到',
    dispatched: '转办',
    replied: '答复',
    onTime: '按时答复',
    inherited: '接手时已超期',
    overdue: '到期未按时答复',
    declined: '不予受理',
    signedOnPaper: '线下审签',
    merged: '合并办理',
    averageHours: '平均答复用时（小时）',
    rating: '满意度（满分5分）',
    ratings: '评价人次',
  },
  period: '时段',
  thisPeriod: '本期',
  beforePeriod: '此前同样天数',
  unitName: '单位',
  kind: '类型',
  day: '日期',
  month: '月份',
  /** A month's first day → `2026年7月`. */
  monthOf: (on: string): string => `${Number(on.slice(0, 4))}年${Number(on.slice(5, 7))}月`,
  watermark: (who: string, where: string, at: string, trace: string): string =>
    `内部资料，仅供办理工作使用，请勿外传 · 导出人：${who} · ${where} · ${at}（北京时间）· 追溯码 ${trace}`,
  who: (name: string, account: string): string => `${name}（账号${account}）`,
} as const

export const CUT_SENTENCES: Readonly<Record<ExportCut, string | null>> = {
  none: null,
  rows: `超过${EXPORT_LIMITS.rows}件，只导出了排在前面的${EXPORT_LIMITS.rows}件。请缩小筛选范围，分几次导出。`,
  time: '留言太多，规定时间内没有找完，后面的没有导出。请缩小筛选范围，分几次导出。',
}
