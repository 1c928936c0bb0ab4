import type { InboxWhere, MessageRow } from '../../../types/messages.contract'
import type { InboxDue, InboxFlag } from '../../../types/messages.work.terms'
import { type ActionFacts, isOpen } from '../domain/message'

/** Whole working days ahead that 5个工作日内 reaches. */
const WEEK = 5

const runs = ({ status }: MessageRow): boolean => isOpen(status) && status !== 'awaiting_citizen'
const DUE: Record<InboxDue, (row: MessageRow) => boolean> = {
  today: (row) => runs(row) && !row.overdue && row.workingDaysLeft === 0,
  week: (row) => runs(row) && !row.overdue && row.workingDaysLeft <= WEEK,
  overdue: (row) => runs(row) && row.overdue,
}

const FLAG: Record<InboxFlag, (facts: ActionFacts) => boolean> = {
  reminded: ({ remindedOn }) => remindedOn !== undefined,
  extended: ({ extended }) => extended,
  reworked: ({ reworked }) => reworked,
  assisting: ({ assistUnitIds = [] }) => assistUnitIds.length > 0,
  promise_missed: ({ promiseMissed }) => promiseMissed,
}

/** Whether a row is one of those that a filter asks for. */
export const matchesWhere = (
  row: MessageRow,
  facts: ActionFacts,
  { kinds, unitId, due, urgent, flag }: InboxWhere,
): boolean =>
  (kinds === undefined || kinds.includes(row.kind)) &&
  (unitId === undefined || row.unitId === unitId || facts.subUnitId === unitId) &&
  (due === undefined || DUE[due](row)) &&
  (urgent === undefined || row.urgent) &&
  (flag === undefined || FLAG[flag](facts))
