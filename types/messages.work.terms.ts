/** Working through many messages: words and limits without a validator. */

/** What of an inbox is due: 今天 5个工作日内 已超期 */
export const INBOX_DUES = ['today', 'week', 'overdue'] as const
export type InboxDue = (typeof INBOX_DUES)[number]

/** What else of a message may be asked for: 已催办 已延期 重办件 协办中 承诺到期未兑现 */
export const INBOX_FLAGS = ['reminded', 'extended', 'reworked', 'assisting', 'promise_missed'] as const
export type InboxFlag = (typeof INBOX_FLAGS)[number]

/**
 * What waits for the press office, by what it waits for: 待转办 举报受理 回访核实 待核实撤回 待批延期 待裁定异议 待裁定承办单位.
 * The overview counts these lines, and the workbench lists each.
 */
export const PRESS_QUEUES = [
  'desk',
  'confidential',
  'call_back',
  'withdrawal',
  'extension',
  'contest',
  'ruling',
] as const
export type PressQueue = (typeof PRESS_QUEUES)[number]

export const PRESS_QUEUE_LIMITS = {
  /** The overview counts a line no further. */
  counted: 200,
  /** Messages of a queue that it looks at, those due first: several lines share one queue. */
  seen: 1_000,
} as const

/** What may be done to many messages at once: 签收 分派 转办 催办 */
export const BULK_ACTIONS = ['accept', 'assign', 'dispatch', 'remind'] as const
export type BulkAction = (typeof BULK_ACTIONS)[number]

export const WORK_LIMITS = {
  /** Messages of one bulk action. */
  rows: 50,
  /** Filters that a person keeps, and the characters of a name. */
  filters: 20,
  filterName: 12,
  /** Characters of a search. */
  words: 60,
} as const
