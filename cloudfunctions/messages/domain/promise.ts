import { DomainError } from '../../shared/kernel/domain-error'
import { addDays, type LocalDate } from '../../shared/kernel/local-date'
import { type Acting, type Change, change, leadOf } from './change'
import { rework } from './rework'
import type { Message } from './message'
import type { PublicPromise } from './reply.facts'
import { FARTHEST_DAYS, type FoundPromise } from './promise-dates'

/** Not kept: somebody still owes it, also once its day has passed and while the message is worked on again. */
export const isOpenPromise = (promise: PublicPromise): boolean => promise.keptOn === undefined

/** Still before its last day, as far as the timer has looked. */
export const isRunningPromise = (promise: PublicPromise): boolean =>
  isOpenPromise(promise) && promise.missedOn === undefined

const isChangeablePromise = (promise: PublicPromise): boolean =>
  isRunningPromise(promise) && promise.changed === undefined

/** What the transition table needs to know of the promises. */
export const promiseFacts = (promises: readonly PublicPromise[]) => ({
  promiseOpen: promises.some(isOpenPromise),
  promiseChangeable: promises.some(isChangeablePromise),
})

/** A promise was missed, is not kept since, and the citizen has not yet answered 是否重办. */
export const staysMissed = ({ promiseMissed }: Message, promises: readonly PublicPromise[]): boolean =>
  promiseMissed && promises.some((promise) => isOpenPromise(promise) && promise.missedOn !== undefined)

/** The ticked commitments of a draft, as they become public with the reply. */
export const madePublic = (
  message: Message,
  ticked: readonly FoundPromise[],
  unitId: string,
  madeOn: LocalDate,
): readonly PublicPromise[] => [
  ...message.promises,
  ...ticked.map((found, at) => ({
    id: `p${message.promises.length + at + 1}`,
    text: found.text,
    dueOn: found.dueOn,
    madeOn,
    unitId,
  })),
]

/** 兑现承诺: the unit says how it was kept. */
export function keepPromise(message: Message, input: { promiseId: string; note: string }, acting: Acting): Change {
  const promises = changed(message, input.promiseId, isOpenPromise, {
    keptOn: acting.today,
    keptNote: input.note,
  })
  const patch = { promises, ...promiseFacts(promises), promiseMissed: staysMissed(message, promises) }
  return change(message, acting, patch, [{ what: 'promise_kept', ...leadOf(message), note: input.note }])
}

/** 变更承诺: one reasoned change, before it is missed; everybody reads the reason. */
export function changePromise(
  message: Message,
  input: { promiseId: string; dueOn: LocalDate; reason: string },
  acting: Acting,
): Change {
  if (input.dueOn <= acting.today) throw new DomainError('invalid_input', {}, { fields: { dueOn: PAST_DAY } })
  if (input.dueOn > addDays(acting.today, FARTHEST_DAYS))
    throw new DomainError('invalid_input', {}, { fields: { dueOn: TOO_FAR } })
  const before = message.promises.find(({ id }) => id === input.promiseId)
  const promises = changed(message, input.promiseId, isChangeablePromise, {
    dueOn: input.dueOn,
    changed: { from: before?.dueOn ?? input.dueOn, reason: input.reason, on: acting.today },
  })
  return change(message, acting, { promises, ...promiseFacts(promises) }, [
    { what: 'promise_changed', ...leadOf(message), note: input.reason },
  ])
}
const PAST_DAY = '新的日期须在今天之后，请重新选择'
const TOO_FAR = '新的日期太远，最多在三年以内；更远的打算请写在答复里'

/** The day after the last one: promises that were not kept are marked; null where none is due. */
export function missPromises(message: Message, acting: Acting): Change | null {
  const isMissed = (promise: PublicPromise) => isRunningPromise(promise) && promise.dueOn < acting.today
  if (!message.promises.some(isMissed)) return null
  const promises = message.promises.map((promise) =>
    isMissed(promise) ? { ...promise, missedOn: addDays(promise.dueOn, 1) } : promise,
  )
  return change(message, acting, { promises, ...promiseFacts(promises), promiseMissed: true }, [
    { what: 'promise_missed', ...leadOf(message) },
  ])
}

/**
 * 是否重办: the citizen's answer to a missed promise. What they add stays with the message.
 * The one reworking of a message is not used up by it. A call-back check that waits is answered by it: what the citizen
 * was not content with is done again.
 */
export function askRework(
  message: Message,
  input: { wanted: boolean; comment?: string | undefined },
  acting: Acting,
): Change {
  const said = input.comment === undefined ? [] : [{ body: input.comment, at: acting.now }]
  const answered: Message = { ...message, promiseMissed: false, supplements: [...message.supplements, ...said] }
  return input.wanted ? rework(answered, acting, {}, []) : change(answered, acting, {}, [])
}

function changed(
  message: Message,
  promiseId: string,
  may: (promise: PublicPromise) => boolean,
  patch: Partial<PublicPromise>,
): PublicPromise[] {
  const found = message.promises.find(({ id }) => id === promiseId)
  if (found === undefined || !may(found))
    throw new DomainError('invalid_input', { messageId: message.id }, { fields: { promiseId: NO_SUCH_PROMISE } })
  return message.promises.map((promise) => (promise.id === promiseId ? { ...promise, ...patch } : promise))
}
const NO_SUCH_PROMISE = '没有这条承诺，或它已兑现、已变更过，请刷新后再试'
