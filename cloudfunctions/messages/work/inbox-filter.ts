import type { InboxWhere, MessageRow } from '../../../types/messages.contract'
import type { InboxDue } from '../../../types/messages.work.terms'
import { isOpen } from '../domain/message'

/** Whole working days ahead that 5个工作日内 reaches. */
const WEEK = 5

const runs = ({ status }: MessageRow): boolean => isOpen(status) && status !== 'awaiting_citizen'
const DUE: Record<InboxDue, (row: MessageRow) => boolean> = {
  today: (row) => runs(row) && !row.overdue && row.workingDaysLeft === 0,
  week: (row) => runs(row) && !row.overdue && row.workingDaysLeft <= WEEK,
  overdue: (row) => runs(row) && row.overdue,
}

/** Whether a row is one of those that a filter asks for. */
export const matchesWhere = (
  row: MessageRow,
  subUnitId: string | undefined,
  { kinds, unitId, due, urgent }: InboxWhere,
): boolean =>
  (kinds === undefined || kinds.includes(row.kind)) &&
  (unitId === undefined || row.unitId === unitId || subUnitId === unitId) &&
  (due === undefined || DUE[due](row)) &&
  (urgent === undefined || row.urgent)
