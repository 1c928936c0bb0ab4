import type { LocalDate } from '../../shared/kernel/local-date'
import type { WorkCalendar } from '../../shared/kernel/working-days'
import type { Acting } from './change'
import { type Clock, dueOf, type Extension } from './clock'
import type { Message } from './message'
import { reclocked } from './question'

/** As the citizen reads it. */
const GROUNDS = '放假安排公布较晚，已经过去的日子不再重新计算，已经告知的期限不变'

/**
 * Both clocks by the calendar as it is now. A weekend that is announced as worked once it lies behind would have the day over
 * before anybody knew it: where it would come to lie on a day gone by, the day that was promised stays, and the receipt says
 * by how many days it was held.
 */
export function reckonedAnew(
  message: Pick<Message, 'clock' | 'unitClock' | 'replyDueOn'>,
  { today, calendar }: Pick<Acting, 'today' | 'calendar'>,
  step: (clock: Clock) => Clock = (clock) => clock,
): ReturnType<typeof reclocked> {
  const plain = (clock: Clock): Clock => step(withoutHeld(clock))
  const anew = reclocked(message, calendar, plain)
  const promised = message.replyDueOn
  if (anew.replyDueOn >= today || anew.replyDueOn >= promised) return anew
  const days = daysToHold(anew.clock, promised, calendar)
  const earlier = message.clock.extensions.find(isHeld)
  const held: Extension = {
    grantedOn: earlier?.workingDays === days ? earlier.grantedOn : today,
    workingDays: days,
    grounds: GROUNDS,
    lateNotice: true,
  }
  return reclocked(message, calendar, (clock) => {
    const bare = plain(clock)
    return { ...bare, extensions: [...bare.extensions, held] }
  })
}

/** Working days for which a clock is held, so far. */
export const heldDays = ({ extensions }: Clock): number => extensions.find(isHeld)?.workingDays ?? 0

const isHeld = ({ lateNotice }: Extension): boolean => lateNotice === true
const withoutHeld = (clock: Clock): Clock => ({
  ...clock,
  extensions: clock.extensions.filter((one) => !isHeld(one)),
})

/** The fewest working days more with which a clock does not run out before a day. One by one: a question that lies between counts again. */
function daysToHold(clock: Clock, day: LocalDate, calendar: WorkCalendar): number {
  let days = 1
  while (dueOf({ ...clock, workingDays: clock.workingDays + days }, calendar).on < day) days += 1
  return days
}
