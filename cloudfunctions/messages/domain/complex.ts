import { DomainError } from '../../shared/kernel/domain-error'
import { movedPromise } from './books'
import { type Acting, type Change, change, leadOf } from './change'
import type { Clock } from './clock'
import { reckonedAnew } from './kept-day'
import type { Message } from './message'
import { COMPLEX_WORKING_DAYS } from './message.policy'

/**
 * A complex matter 复杂事项 is asked for at acceptance, with grounds, and never near the due day. One that was found complex
 * is so for every unit that it comes to.
 * @throws DomainError `invalid_input` for either
 */
export function requestComplex(message: Message, input: { grounds: string }, acting: Acting): Change {
  const refusal =
    message.complex?.approved === true ? IS_COMPLEX : acting.today > message.complexUntil ? TOO_LATE : null
  if (refusal !== null)
    throw new DomainError('invalid_input', { messageId: message.id }, { fields: { complexGrounds: refusal } })
  return change(message, acting, { status: 'processing', complex: { grounds: input.grounds }, complexPending: true }, [
    { what: 'accepted', ...leadOf(message) },
    { what: 'complex_requested', ...leadOf(message), note: input.grounds },
  ])
}
const IS_COMPLEX = '这条留言已经按复杂事项办理，直接签收就可以，不用再申请'
const TOO_LATE = '离答复期限已不足2个工作日，不能再按复杂事项办理，请直接签收'

/** The approver decides; approved, both clocks promise the time of complex matters, from where they began. */
export function decideComplex(
  message: Message,
  input: { approved: boolean; note?: string | undefined },
  acting: Acting,
): Change {
  const complex = { grounds: message.complex?.grounds ?? '', approved: input.approved }
  const said = input.note ?? complex.grounds
  const decided = { what: 'complex_decided' as const, ...leadOf(message) }
  // Refused it moves nothing: like the request, why stays in the house.
  if (!input.approved)
    return change(message, acting, { complex, complexPending: false }, [{ ...decided, staffNote: said }])
  const promising =
    (workingDays: number) =>
    (clock: Clock): Clock => ({ ...clock, workingDays })
  const longer = reckonedAnew(
    message,
    acting,
    promising(COMPLEX_WORKING_DAYS),
    promising(message.unitPolicy?.complex.amount ?? COMPLEX_WORKING_DAYS),
  )
  return change(message, acting, { ...longer, complex, complexPending: false }, [
    { ...decided, note: said, ...movedPromise(message, { ...message, ...longer }, acting) },
  ])
}
