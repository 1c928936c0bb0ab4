import type { BulkAction, InboxDue, InboxFlag, PressQueue } from '../../types/messages.work.terms'

/** What searching, filters, working through many messages and the keyboard say in the workbench. */
export const WORK_COPY = {
  search: '找留言',
  searchPlaceholder: '编号、地点、内容',
  searchGo: '查找',
  found: (words: string): string => `含“${words}”的留言`,
  foundNoneOf: (words: string): string => `没有含“${words}”的留言`,
  foundNone: { title: '没有找到', text: '换几个字试试，一个字也能找。' },
  clear: '看全部未办结',
  filter: '筛选',
  filterKinds: '哪类事',
  filterDue: '什么时候到期',
  filterUnit: '哪个单位',
  filterSubUnit: '哪个科室、镇街',
  filterStatus: '办到哪一步',
  filterOpen: '未办结',
  filterFlag: '其他情况',
  filterUrgent: '只看紧急的',
  filterAny: '不限',
  filterShow: '看结果',
  filterName: '名称',
  filterNamePlaceholder: '例如：快到期的投诉',
  filterSave: '保存这个筛选',
  filterSaved: '已保存，换一台设备登录也在',
  filterRemove: '删除筛选',
  filterRemoved: '已删除',
  filterOwn: '我的筛选',
  onlyQueue: (name: string): string => `正在看：${name}`,
  queueEmpty: (name: string) => ({ title: `${name}：没有积压`, text: '已经办完了，可以看全部待办。' }),
  filterEmpty: { title: '没有符合的留言', text: '放宽条件再看看。' },
  filterNameMissing: '请给筛选取个名称。',
  filterNameTaken: '已有同名的筛选，请换一个名称。',
  filterFull: (most: number): string => `最多保存${most}个筛选，请先删除不用的。`,
  select: '多选',
  selectEnd: '退出多选',
  selectRow: (code: string): string => `选中${code}`,
  selectAll: '全选',
  selected: (count: number): string => `已选${count}件`,
  selectMost: (most: number): string => `一次最多${most}件`,
  selectNothing: '选中的留言现在没有可以一起办的。',
  mixedUnits: '选中的留言属于不同单位，请分开分派。',
  bulkTitle: (word: string, count: number): string => `${word}${count}件`,
  bulkNote: '给单位的说明（选填）',
  bulkDone: (done: number): string => `${done}件已办`,
  bulkRefused: (count: number): string => `${count}件没有办成，原因如下`,
  bulkResult: '办理结果',
  bulkClose: '知道了',
  reminded: '已催办',
  keys: '键盘操作',
  keysNote: '在电脑上可以不用鼠标。写字时按键不起作用。',
} as const

export const BULK_WORDS: Record<BulkAction, string> = {
  accept: '签收',
  assign: '分派',
  dispatch: '转办',
  remind: '催办',
}

export const DUE_WORDS: Record<InboxDue, string> = { today: '今天到期', week: '5个工作日内', overdue: '已超期' }

export const FLAG_WORDS: Record<InboxFlag, string> = {
  reminded: '已催办',
  extended: '已延期',
  reworked: '重办件',
  assisting: '协办中',
  promise_missed: '承诺到期未兑现',
}

/** Lines of the press office, in the overview and above the list of one. */
export const QUEUE_WORDS: Record<PressQueue, string> = {
  desk: '待转办',
  confidential: '举报受理',
  call_back: '回访核实',
  withdrawal: '待核实撤回',
  contest: '待裁定异议',
  ruling: '待裁定承办单位',
  extension: '待批延期',
}

/** The keys of the workbench, as the help shows them. */
export const KEY_HELP: readonly { keys: string; does: string }[] = [
  { keys: 'j　k', does: '下一件、上一件' },
  { keys: '回车', does: '打开' },
  { keys: 'a', does: '签收' },
  { keys: 'r', does: '写答复' },
  { keys: 'd', does: '办这一行的按钮：转办、回访、签收等' },
  { keys: 'x', does: '选中或取消' },
  { keys: '/', does: '找留言' },
  { keys: 'Esc', does: '关闭弹出的内容' },
  { keys: '?', does: '看这份说明' },
]
