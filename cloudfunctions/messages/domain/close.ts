import { addDays, type Instant, type LocalDate, shanghaiDay } from '../../shared/kernel/local-date'
import { addWorkingDays } from '../../shared/kernel/working-days'
import { endAllAssists } from './assist'
import { type Acting, type Change, change, leadOf, owed } from './change'
import { complexUntil, dueOf, newClock } from './clock'
import type { Message, Rating } from './message'
import { CALL_BACK_WORKING_DAYS, CONTENT_FROM, REPLY_WORKING_DAYS, SILENT_DAYS } from './message.policy'

/**
 * 评价: contentment closes; dissatisfaction or an unsolved matter asks for a call-back check, until the one
 * reworking has been used: then the rating stands and the message closes.
 */
export function rate(message: Message, input: Omit<Rating, 'at'>, acting: Acting): Change {
  const rating: Rating = { ...input, at: acting.now }
  const { status, replies, mergedAnswer } = message
  const answeredBy = status === 'merged' ? mergedAnswer?.unitId : replies.at(-1)?.unitId
  const unitId = answeredBy ?? message.unitId ?? undefined
  const rated = {
    what: 'rated' as const,
    ...(unitId !== undefined ? { unitId } : {}),
    rated: { satisfaction: input.satisfaction, ...(unitId !== undefined ? { unitId } : {}) },
  }
  const discontent = input.satisfaction < CONTENT_FROM || input.solved === 'no'
  if (!discontent || message.reworked) return closing(message, acting, { rating, rated: true }, [rated])
  const dueOn = addWorkingDays(acting.today, CALL_BACK_WORKING_DAYS, acting.calendar).on
  return change(message, acting, { rating, rated: true, callBackOpen: true, callBack: { dueOn } }, [rated])
}

/** 回访核实: one reworking 重办, a new promise to the citizen; or closing with grounds that the citizen reads. */
export function callBack(
  message: Message,
  input: { result: 'rework' | 'close'; grounds: string },
  acting: Acting,
): Change {
  const checked = {
    callBackOpen: false,
    callBack: { dueOn: message.callBack?.dueOn ?? acting.today, result: input.result, grounds: input.grounds },
  }
  const called = { what: 'called_back' as const, note: input.grounds }
  return input.result === 'close'
    ? closing(message, acting, checked, [called])
    : rework(message, acting, { ...checked, reworked: true }, [called])
}

/** 重办: a new promise to the citizen and a new round; earlier replies and their verdicts stay as they are. */
export function rework(
  message: Message,
  acting: Acting,
  patch: Partial<Message>,
  before: Parameters<typeof change>[3],
): Change {
  const clock = newClock(acting.today, REPLY_WORKING_DAYS[message.kind])
  const due = dueOf(clock, acting.calendar)
  // The time that complex matters have was the last round's: this one promises the kind's.
  const { rating: _rating, complex: _complex, mergedInto: _into, mergedFrom: _from, ...rest } = message
  const { mergedAnswer: _answer, mergedAnswered: _answered, ...unrated } = rest
  const reworked: Message = {
    ...unrated,
    clock,
    unitClock: newClock(acting.today, message.unitPolicy?.reply.amount ?? REPLY_WORKING_DAYS[message.kind]),
    replyDueOn: due.on,
    calendarSettled: due.calendarSettled,
    complexUntil: complexUntil(due.on, acting.calendar),
  }
  // One that was answered together with another is a case of its own from here on, and is counted as one.
  const parted = message.mergedInto === undefined ? [] : [{ what: 'unmerged' as const, ...leadOf(message) }]
  return change(reworked, acting, { ...patch, status: 'processing', rated: false, extended: false }, [
    ...before,
    ...parted,
    { what: 'reworked', ...leadOf(message), owes: owed(reworked) },
  ])
}

/**
 * The day that begins when the silent days are over: until then a rating is heard. A merged message is silent from the day
 * its public answer reached its owner. undefined: nothing is answered, or it is rated.
 */
export function closesSilentOn(
  message: Pick<Message, 'status' | 'rated' | 'replies' | 'mergedAnswer'>,
): LocalDate | undefined {
  const { status, rated, replies, mergedAnswer } = message
  const answers: Partial<Record<Message['status'], Instant | undefined>> = {
    replied: replies.at(-1)?.publishedAt,
    merged: mergedAnswer?.at,
  }
  const answeredAt = answers[status]
  // The day of the answer is not counted (民法典 201), and the last one runs to its end (民法典 203).
  return rated || answeredAt === undefined ? undefined : addDays(shanghaiDay(answeredAt), SILENT_DAYS + 1)
}

/** 办结 after silence; null while there is time to rate it. */
export function closeSilent(message: Message, acting: Acting): Change | null {
  const closesOn = closesSilentOn(message)
  return closesOn === undefined || acting.today < closesOn ? null : closing(message, acting, {}, [])
}

/** 撤回: at once for most kinds; a complaint or report waits until a dispatcher has made sure nobody pressed for it. */
export function withdraw(message: Message, input: { voluntary: boolean }, acting: Acting): Change {
  const withdrawal = { voluntary: input.voluntary, at: acting.now }
  const confirmFirst = message.kind === 'complaint' || message.kind === 'report' || !input.voluntary
  if (confirmFirst)
    return change(message, acting, { withdrawal, withdrawalPending: true }, [{ what: 'withdrawal_requested' }])
  return withdrawn(message, acting, { withdrawal })
}

/** 核实撤回: confirmed it ends here; declined the handling goes on as if nothing had happened. */
export function confirmWithdrawal(
  message: Message,
  input: { confirmed: boolean; note?: string | undefined },
  acting: Acting,
): Change {
  const note = input.note !== undefined ? { note: input.note } : {}
  if (input.confirmed) return withdrawn(message, acting, { withdrawalPending: false }, note)
  return change(message, acting, { withdrawalPending: false }, [{ what: 'withdrawal_declined', ...note }])
}

/** 批示 by the holder of the mailbox: an instruction beside the way, no status. */
export const instruct = (message: Message, input: { body: string }, acting: Acting): Change =>
  change(
    message,
    acting,
    {
      instructions: [...message.instructions, { body: input.body, at: acting.now, postId: message.postId ?? '' }],
    },
    [{ what: 'instructed' }],
  )

function withdrawn(message: Message, acting: Acting, patch: Partial<Message>, note: { note?: string } = {}): Change {
  // While the clock is paused nothing is on the books, so nothing is taken off them.
  const owes = message.status === 'awaiting_citizen' ? {} : { noLongerOwes: owed(message) }
  const { question: _question, declineProposedBy: _proposedBy, ...rest } = message
  const assists = endAllAssists(message, WITHDRAWN, acting)
  return change(rest, acting, { ...patch, ...assists.patch, status: 'withdrawn' }, [
    ...assists.told,
    { what: 'withdrawn', ...note, ...owes },
  ])
}

const WITHDRAWN = '市民已撤回这件留言'

const closing = (
  message: Message,
  acting: Acting,
  patch: Partial<Message>,
  before: Parameters<typeof change>[3],
): Change => change(message, acting, { ...patch, status: 'closed' }, [...before, { what: 'closed' }])
