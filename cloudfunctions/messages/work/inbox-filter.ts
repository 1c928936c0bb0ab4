import type { InboxWhere, MessageRow } from '../../../types/messages.contract'
import { hasRunningClock, isDueToday, isLate } from '../../../types/inbox-tiles.terms'
import type { InboxDue, InboxFlag } from '../../../types/messages.work.terms'
import type { MessageStatus } from '../../../types/messages.terms'
import type { AuditFacts } from '../../audit'
import type { ActionFacts } from '../domain/action.facts'

/** Whole working days ahead that 5个工作日内 reaches. */
const WEEK = 5

const DUE: Record<InboxDue, (row: MessageRow) => boolean> = {
  today: isDueToday,
  week: (row) =>
    row.owed
      ? row.owed.daysLeft >= 0 && row.owed.workingDaysLeft <= WEEK
      : isDueToday(row) || (hasRunningClock(row) && !row.overdue && row.workingDaysLeft <= WEEK),
  overdue: isLate,
}

const FLAG: Record<InboxFlag, (facts: ActionFacts, row: MessageRow) => boolean> = {
  reminded: (_facts, { remindedOn }) => remindedOn !== undefined,
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
  (flag === undefined || FLAG[flag](facts, row))

/** What was asked for, for the audit log: ids and words of the contract. Nothing where the whole inbox was. */
export const filterFacts = ({
  status,
  where = {},
}: {
  readonly status?: MessageStatus | undefined
  readonly where?: InboxWhere | undefined
}): AuditFacts => ({
  ...(status === undefined ? {} : { status }),
  ...(where.kinds === undefined ? {} : { kinds: where.kinds.join() }),
  ...(where.unitId === undefined ? {} : { unitId: where.unitId }),
  ...(where.due === undefined ? {} : { due: where.due }),
  ...(where.flag === undefined ? {} : { flag: where.flag }),
  ...(where.queue === undefined ? {} : { queue: where.queue }),
  ...(where.urgent === undefined ? {} : { urgent: true }),
})
