import type { Message } from '../messages'
import type { WorkCalendar } from '../shared/kernel/working-days'
import type { Watched } from './domain/watched'

/** What supervision reads off a message: its promise to the citizen as the receipt shows it, and nothing of its text. */
export function watch(message: Message, calendar: WorkCalendar): Watched {
  const due = calendar.ordinalOf(message.replyDueOn)
  const after = message.clock.pauses.filter(({ askedOn }) => calendar.ordinalOf(askedOn) >= due)
  return {
    open: message.open === 'yes' && message.status !== 'awaiting_citizen' ? 'yes' : 'no',
    unitId: message.unitId,
    dueOn: message.replyDueOn,
    stoodStill: after.reduce(
      (sum, { askedOn, endsOn }) => sum + Math.max(0, calendar.ordinalOf(endsOn) - calendar.ordinalOf(askedOn)),
      0,
    ),
    kind: message.kind,
    urgent: message.urgent,
    messageVersion: message.version,
  }
}
