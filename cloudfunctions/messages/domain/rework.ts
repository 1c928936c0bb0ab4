import { mergedOn, owed } from './books'
import { type Acting, type Change, change, type Happened, leadOf } from './change'
import { complexUntil, dueOf, newClock } from './clock'
import type { Message } from './message'
import { REPLY_WORKING_DAYS } from './message.policy'

/**
 * 重办: a new promise to the citizen and a new round; earlier replies and their verdicts stay as they are. An extension that
 * was granted stays the message's only one, as everybody was told (每条留言只能延期一次).
 * @param whyAlone why it leaves the case that it lies in, where somebody else decided it
 */
export function rework(
  message: Message,
  acting: Acting,
  patch: Partial<Message>,
  before: readonly Happened[],
  whyAlone?: string,
): Change {
  const clock = newClock(acting.today, REPLY_WORKING_DAYS[message.kind])
  const due = dueOf(clock, acting.calendar)
  // The time that complex matters have was the last round's: this one promises the kind's.
  const { rating: _rating, complex: _complex, mergedInto: _into, mergedFrom: _from, ...rest } = message
  const { mergedAnswer: _answer, mergedAnswered: _answered, ...unmerged } = rest
  // The sheet of the answer before is no longer what the message stands at: nobody revokes it any more. Nor was this round
  // reminded of.
  const { askedInVain: _inVain, unitClock: _unitClock, paper: _paper, remindedOn: _on, callBack, ...unrated } = unmerged
  // Merged before anybody had it: the press office gives it to a unit now.
  const led = message.unitId !== null
  const reworked: Message = {
    ...unrated,
    ...(callBack?.result === undefined ? {} : { callBack }),
    clock,
    ...(led
      ? { unitClock: newClock(acting.today, message.unitPolicy?.reply.amount ?? REPLY_WORKING_DAYS[message.kind]) }
      : {}),
    replyDueOn: due.on,
    calendarSettled: due.calendarSettled,
    complexUntil: complexUntil(due.on, acting.calendar),
    rated: false,
    callBackOpen: false,
  }
  // One that was answered together with another is a case of its own from here on, and is counted as one.
  const why = whyAlone === undefined ? {} : { note: whyAlone }
  const parted =
    message.mergedInto === undefined
      ? []
      : [{ what: 'unmerged' as const, ...leadOf(message), ...why, ...mergedOn(message) }]
  return change(reworked, acting, { ...patch, status: led ? 'processing' : 'pending_dispatch' }, [
    ...before,
    ...parted,
    { what: 'reworked', ...leadOf(message), owes: owed(reworked, acting) },
  ])
}
