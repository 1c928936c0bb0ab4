import { hasRunningClock, isDueToday, isLate } from '../../../../types/inbox-tiles.terms'
import type { MessageRow } from '../../../../types/messages.contract'

/** The light of a row: red when overdue, yellow from the last working day before; sign and words say the same. */
export const dueLight = (row: Pick<MessageRow, 'status' | 'overdue' | 'workingDaysLeft' | 'owed'>) => {
  // A question stops the light only where it moved the day.
  if (!row.owed && !hasRunningClock(row) && !isLate(row) && !isDueToday(row))
    return { tone: 'neutral', icon: 'clock' } as const
  const left = row.owed?.workingDaysLeft ?? row.workingDaysLeft
  if (isLate(row)) return { tone: 'danger', icon: 'alert' } as const
  return { tone: left <= 1 ? 'warn' : 'neutral', icon: 'clock' } as const
}
