import { shanghaiDay } from '../../shared/kernel/local-date'
import { addWorkingDays } from '../../shared/kernel/working-days'
import { assistsAnew } from './assist'
import { isOffTheBooks, movedPromise } from './books'
import { type Acting, type Change, change, leadOf } from './change'
import { isOpen, type Message } from './message'
import { CALL_BACK_WORKING_DAYS, QUESTION_WORKING_DAYS, RETURN_WORKING_DAYS } from './message.policy'
import { heldDays, reckonedAnew } from './kept-day'
import { endLastPause } from './question'
import { revocableAnew } from './revocable'
import { screeningAnew } from './screening'

/**
 * 校历确定: reckons a message again after a year's notice arrived or was corrected, and tells its owner. What counts in
 * working days follows the notice while it is open: the reply, the day on which an unanswered question runs out, an
 * assisting unit's usual day, the call-back check, the day to revoke a signed sheet, the hours of 人工审看. What is named as a
 * date stays: a unit's promise 承诺 is its own word. Verdicts that were given stand. Null where nothing moves.
 */
export function resettle(message: Message, acting: Acting): Change | null {
  if (isOpen(message.status)) return resettleOpen(message, acting)
  return waitsInCase(message) ? resettleMerged(message, acting) : resettleAnswered(message, acting)
}

/** It lies in a case and waits for the answer; its day has not passed, or the books have it as broken by that day. */
const waitsInCase = ({ status, mergedAnswered, mergedFrom }: Message): boolean =>
  status === 'merged' && mergedAnswered !== true && mergedFrom?.broken !== true

/** Its owner reads the day that they were promised all along. The books have the case's day alone. */
function resettleMerged(message: Message, acting: Acting): Change | null {
  const settled = reckonedAnew(message, acting)
  const stays = settled.replyDueOn === message.replyDueOn && settled.calendarSettled === message.calendarSettled
  if (!stays) return change(message, acting, settled, [{ what: 'resettled', ...leadOf(message) }])
  return isHeldAnew(message, settled) ? change(message, acting, settled, []) : null
}

const isHeldAnew = ({ clock }: Message, anew: Pick<Message, 'clock'>): boolean =>
  heldDays(anew.clock) !== heldDays(clock)

function resettleOpen(message: Message, acting: Acting): Change | null {
  const question = questionAnew(message, acting)
  const settled = reckonedAnew(message, acting, (clock) =>
    question === undefined ? clock : endLastPause(clock, question.resumesOn),
  )
  const moved = settled.replyDueOn !== message.replyDueOn
  const asked = question?.resumesOn !== message.question?.resumesOn
  const assists = assistsAnew(message, settled.replyDueOn, acting)
  const route = routeAnew(message, acting)
  const screening = screeningAnew(message, acting)
  const patch = { ...settled, ...assists, ...(question === undefined ? {} : { question }), ...route, ...screening }
  if (!moved && !asked && settled.calendarSettled === message.calendarSettled) {
    // Nothing moves that its owner was told of.
    const follows =
      assists !== null ||
      screening !== null ||
      isHeldAnew(message, settled) ||
      settled.complexUntil !== message.complexUntil ||
      route.routeOpenUntil !== undefined
    return follows ? change(message, acting, patch, []) : null
  }
  return change(message, acting, patch, [
    {
      what: 'resettled',
      ...leadOf(message),
      ...(isOffTheBooks(message) ? {} : movedPromise(message, { ...message, ...settled }, acting)),
    },
  ])
}

/** The day up to which a unit may return it and its owner contest the route: it never ends earlier than it was announced. */
function routeAnew({ hops, routeOpenUntil }: Message, { calendar }: Acting): Pick<Message, 'routeOpenUntil'> {
  const hop = hops.at(-1)
  if (routeOpenUntil === undefined || hop === undefined || hop.until !== undefined) return {}
  const { on } = addWorkingDays(hop.from, RETURN_WORKING_DAYS, calendar)
  return on > routeOpenUntil ? { routeOpenUntil: on } : {}
}

/** The open question with the day on which it runs out, reckoned again; never a day that has passed. */
function questionAnew({ status, question }: Message, { today, calendar }: Acting): Message['question'] {
  if (status !== 'awaiting_citizen' || question === undefined) return undefined
  const { on } = addWorkingDays(shanghaiDay(question.askedAt), QUESTION_WORKING_DAYS, calendar)
  // One that has run out waits for its timer: the day that was announced stays the last one.
  return { ...question, resumesOn: on >= today ? on : question.resumesOn < today ? question.resumesOn : today }
}

/**
 * What outlives the answer: 回访核实 that still waits, the day to revoke a signed sheet, 人工审看, and an assisting unit's task.
 * That one ends by the citizen's day as it would be now; the day that the answer was held against stays.
 */
function resettleAnswered(message: Message, acting: Acting): Change | null {
  const callBack = callBackAnew(message, acting)
  const { replyDueOn } = reckonedAnew(message, acting)
  const patches = [
    assistsAnew(message, replyDueOn, acting),
    revocableAnew(message, acting),
    screeningAnew(message, acting),
  ].filter((patch) => patch !== null)
  const patch = Object.assign({}, ...patches) as Partial<Message>
  if (callBack === null) return patches.length === 0 ? null : change(message, acting, patch, [])
  return change(message, acting, { ...patch, callBack }, [{ what: 'resettled' }])
}

/** The check with its day counted from the rating again; null where none waits or it stays. */
function callBackAnew({ callBackOpen, callBack, rating }: Message, { calendar }: Acting): Message['callBack'] | null {
  if (!callBackOpen || callBack === undefined || rating === undefined) return null
  const dueOn = addWorkingDays(shanghaiDay(rating.at), CALL_BACK_WORKING_DAYS, calendar).on
  return dueOn === callBack.dueOn ? null : { ...callBack, dueOn }
}
