import { type Acting, type Change, change, leadOf, owed } from './change'
import { isOpen, type Message } from './message'
import { reclocked } from './question'

/**
 * 校历确定: reckons an open message again after a year's notice arrived or was corrected, and tells its owner.
 * Null where nothing moves, and for whatever is answered or ended: a verdict that was given stands.
 */
export function resettle(message: Message, acting: Acting): Change | null {
  if (!isOpen(message.status)) return null
  const settled = reclocked(message, acting.calendar, (clock) => clock)
  const moved = settled.replyDueOn !== message.replyDueOn
  if (!moved && settled.calendarSettled === message.calendarSettled) return null
  // While the clock is paused nothing is on the books, so nothing is moved there.
  const isOwed = moved && message.status !== 'awaiting_citizen'
  return change(message, acting, settled, [
    {
      what: 'resettled',
      ...leadOf(message),
      ...(isOwed ? { noLongerOwes: owed(message), owes: owed({ ...message, ...settled }) } : {}),
    },
  ])
}
