import type { LocalDate } from '../../shared/kernel/local-date'
import type { WorkCalendar } from '../../shared/kernel/working-days'
import type { Acting } from './change'
import { type Clock, complexUntil, dueOf, type Extension } from './clock'
import type { Message } from './message'

/** As the citizen reads it. */
const GROUNDS = '放假安排公布较晚，已经过去的日子不再重新计算，已经告知的期限不变'

/**
 * The same step on both clocks (the unit's own where it differs), and the due day that follows by the calendar as it is now.
 * A weekend that is announced as worked once it lies behind would have the day over before anybody knew it: where it would
 * come to lie on a day gone by, the day that was promised stays, and the receipt says by how many days it was held.
 */
export function reckonedAnew(
  message: Clocked & Pick<Message, 'replyDueOn'>,
  { today, calendar }: Pick<Acting, 'today' | 'calendar'>,
  step: Step = (clock) => clock,
  unitStep = step,
) {
  const anew = reclocked(
    message,
    calendar,
    (clock) => step(withoutHeld(clock)),
    (clock) => unitStep(withoutHeld(clock)),
  )
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
  return reclocked(anew, calendar, (clock) => ({ ...clock, extensions: [...clock.extensions, held] }))
}

type Clocked = Pick<Message, 'clock' | 'unitClock'>
type Step = (clock: Clock) => Clock

function reclocked(message: Clocked, calendar: WorkCalendar, step: Step, unitStep = step) {
  const clock = step(message.clock)
  const due = dueOf(clock, calendar)
  return {
    clock,
    ...(message.unitClock !== undefined ? { unitClock: unitStep(message.unitClock) } : {}),
    replyDueOn: due.on,
    calendarSettled: due.calendarSettled,
    complexUntil: complexUntil(due.on, calendar),
  }
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
