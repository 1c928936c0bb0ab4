import { shanghaiDay } from '../../shared/kernel/local-date'
import { addWorkingDays, workingDaysBetween } from '../../shared/kernel/working-days'
import { type Acting, type Change, change, leadOf, owed } from './change'
import type { Message } from './message'
import { QUESTION_WORKING_DAYS } from './message.policy'

/** 请市民补充: one open question; the clock stands still until it is answered or runs out. */
export function ask(message: Message, input: { question: string }, acting: Acting): Change {
  const resumesOn = addWorkingDays(acting.today, QUESTION_WORKING_DAYS, acting.calendar).on
  return change(
    message,
    acting,
    { status: 'awaiting_citizen', question: { text: input.question, askedAt: acting.now, resumesOn } },
    [{ what: 'asked', ...leadOf(message), note: input.question, noLongerOwes: owed(message) }],
  )
}

/** 补充: the citizen answers; the clock goes on, later by the working days it stood still. */
export const supplement = (message: Message, input: { body: string }, acting: Acting): Change =>
  resume(message, acting, 'supplemented', {
    supplements: [...message.supplements, { body: input.body, at: acting.now }],
  })

/** The question ran out unanswered: the unit works with what it has. */
export const resumeUnanswered = (message: Message, acting: Acting): Change => resume(message, acting, 'resumed', {})

function resume(message: Message, acting: Acting, what: 'supplemented' | 'resumed', patch: Partial<Message>): Change {
  const { question, ...rest } = message
  const askedOn = shanghaiDay(question?.askedAt ?? acting.now)
  const stoodStill = Math.max(0, workingDaysBetween(askedOn, acting.today, acting.calendar))
  const due = addWorkingDays(message.replyDueOn, stoodStill, acting.calendar)
  const resumed: Message = {
    ...rest,
    replyDueOn: due.on,
    calendarSettled: message.calendarSettled && due.calendarSettled,
  }
  return change(resumed, acting, { ...patch, status: 'processing' }, [
    { what, ...leadOf(message), owes: owed(resumed) },
  ])
}

/** 延期: granted once by the press office, with grounds that the citizen reads. */
export function grantExtension(
  message: Message,
  input: { workingDays: number; grounds: string },
  acting: Acting,
): Change {
  const due = addWorkingDays(message.replyDueOn, input.workingDays, acting.calendar)
  const patch = {
    extended: true,
    replyDueOn: due.on,
    calendarSettled: message.calendarSettled && due.calendarSettled,
  }
  return change(message, acting, patch, [
    { what: 'extended', note: input.grounds, noLongerOwes: owed(message), owes: owed({ ...message, ...patch }) },
  ])
}
