import { speaksOfDanger } from '../../../types/danger.terms'
import type { FileRow } from '../../../types/files.contract'
import { addDays, type LocalDate } from '../../shared/kernel/local-date'
import { addWorkingDays } from '../../shared/kernel/working-days'
import { movedPromise, owed } from './books'
import { type Acting, type Change, change, leadOf } from './change'
import type { Clock } from './clock'
import { reckonedAnew } from './kept-day'
import type { Message } from './message'
import { QUESTION_WORKING_DAYS } from './message.policy'
import { ledUrgentClock } from './urgent-clock'

/** 请市民补充: one open question; both clocks stand still until it is answered or runs out. */
export function ask(message: Message, input: { question: string }, acting: Acting): Change {
  const { today, now, calendar } = acting
  const { on: resumesOn, calendarSettled } = addWorkingDays(today, QUESTION_WORKING_DAYS, calendar)
  const paused = reckonedAnew(message, acting, (clock) => ({
    ...clock,
    pauses: [...clock.pauses, { askedOn: today, endsOn: resumesOn }],
  }))
  const late = paused.replyDueOn === message.replyDueOn
  const question: Message['question'] = {
    text: input.question,
    askedAt: now,
    resumesOn,
    ...(late ? { late } : {}),
    ...(calendarSettled ? {} : { unsettled: true }),
  }
  const owes = late ? {} : { noLongerOwes: owed(message, acting) }
  return change(message, acting, { ...paused, status: 'awaiting_citizen', question }, [
    { what: 'asked', ...leadOf(message), note: input.question, ...owes },
  ])
}

/**
 * 补充: the citizen answers; the clocks go on, later by the working days they stood still. Words of danger to life put the
 * message on top of every queue from then on, as they would have at its submission.
 */
export const supplement = (
  message: Message,
  { body, files = [] }: { body: string; files?: readonly FileRow[] },
  acting: Acting,
): Change =>
  resume(message, acting, 'supplemented', {
    supplements: [
      ...message.supplements,
      { body, at: acting.now, ...(files.length === 0 ? {} : { fileIds: files.map(({ id }) => id) }) },
    ],
    ...(files.length === 0 ? {} : { attachments: [...(message.attachments ?? []), ...files] }),
    ...(speaksOfDanger(body) && !message.urgent ? { urgent: true, urgentClock: ledUrgentClock(acting.now) } : {}),
  })

/** The question ran out unanswered: the unit works with what it has. null while it may still be answered. */
export function resumeUnanswered(message: Message, acting: Acting): Change | null {
  const { status, question } = message
  if (status !== 'awaiting_citizen' || (question !== undefined && acting.today < endOfQuestion(question))) return null
  return resume(message, acting, 'resumed', { askedInVain: true })
}

/** The day after the last one on which it may be answered, and stands still: that day runs to its end (民法典 203). */
export const endOfQuestion = ({ resumesOn }: { readonly resumesOn: LocalDate }): LocalDate => addDays(resumesOn, 1)

function resume(message: Message, acting: Acting, what: 'supplemented' | 'resumed', patch: Partial<Message>): Change {
  const resumed = withoutQuestion(message, acting)
  return change(resumed, acting, { ...patch, status: 'processing' }, [
    { what, ...leadOf(message), ...movedPromise(message, resumed, acting) },
  ])
}

/** The question is closed and the pause ended; as it was where none is open. */
export function withoutQuestion(message: Message, acting: Acting): Message {
  const { question, ...rest } = message
  if (question === undefined) return message
  // A timer that comes late ends the pause on the day that was announced, not on the day it ran.
  const endsOn = acting.today < question.resumesOn ? acting.today : question.resumesOn
  return { ...rest, ...reckonedAnew(message, acting, (clock) => endLastPause(clock, endsOn)) }
}

/** The last pause ends on another day. */
export const endLastPause = (clock: Clock, endsOn: LocalDate): Clock => ({
  ...clock,
  pauses: clock.pauses.map((pause, at) => (at === clock.pauses.length - 1 ? { ...pause, endsOn } : pause)),
})
