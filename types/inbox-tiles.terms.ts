import type { MessageStatus } from './messages.terms'
import type { MessageRow } from './messages.views'

/** The tiles of the workbench. */
export const INBOX_TILES = [
  'dueToday', // 今天到期
  'dueNext', // 下一个工作日到期, shown on a day off
  'overdue', // 已超期
  'toAccept', // 待签收
  'toApprove', // 待审核
  'toDispatch', // 待转办
  'toScreen', // 待人工审看
  'toCallBack', // 待回访
] as const
export type InboxTile = (typeof INBOX_TILES)[number]

/** A tile counts no further: with more than 99 a person looks at the list, not at the number. */
export const TILE_LIMIT = 99

const STANDING: ReadonlySet<MessageStatus> = new Set<MessageStatus>([
  'awaiting_citizen',
  'replied',
  'closed',
  'redirected',
  'not_accepted',
  'merged',
  'withdrawn',
])
/** Whether a clock runs while a message is in this status. */
export const hasRunningClock = ({ status }: Pick<MessageRow, 'status'>): boolean => !STANDING.has(status)

type Due = Pick<MessageRow, 'status' | 'overdue' | 'workingDaysLeft' | 'owed'>

/**
 * Whether its day has passed without an answer: a question to the citizen that was asked after it changes nothing of that.
 * What the list owes by a day of its own is late by that day, whatever became of the reply.
 */
export function isLate(row: Pick<Due, 'status' | 'overdue' | 'owed'>): boolean {
  if (row.owed) return row.owed.daysLeft < 0
  return row.overdue && (hasRunningClock(row) || row.status === 'awaiting_citizen')
}

/**
 * Whether its last day is today. A question that was asked in time moved that day away; one that was asked on it moves
 * nothing, so that it is due all the same, for the workbench as for the overview.
 */
export function isDueToday(row: Due): boolean {
  if (row.owed) return row.owed.daysLeft === 0
  return !row.overdue && row.workingDaysLeft === 0 && (hasRunningClock(row) || row.status === 'awaiting_citizen')
}

/** Asked on a day off: whether its last day is the next working day. A day that was named may be one of the days off before it. */
export const isDueNext = (row: Due): boolean =>
  row.owed ? row.owed.daysLeft >= 0 && row.owed.workingDaysLeft <= 1 : row.workingDaysLeft === 1 && hasRunningClock(row)

/** Rows of the inbox that a tile counts; the same conditions as `messages.inbox_counts`. */
export const TILE_HOLDS: Readonly<Record<InboxTile, (row: MessageRow) => boolean>> = {
  dueToday: isDueToday,
  dueNext: isDueNext,
  overdue: isLate,
  toAccept: (row) => row.allowedActions.includes('accept'),
  toApprove: (row) => row.allowedActions.includes('approve_reply'),
  toDispatch: (row) => row.allowedActions.includes('dispatch'),
  toScreen: (row) => row.allowedActions.includes('clear_screening'),
  toCallBack: (row) => row.allowedActions.includes('call_back'),
}
