import { hasRole } from '../../shared/kernel/actor'
import { DomainError } from '../../shared/kernel/domain-error'
import { movedPromise } from './books'
import { type Acting, type Change, change, leadOf } from './change'
import { reckonedAnew } from './kept-day'
import type { Message } from './message'

/** 申请延期: before the due day, with grounds; the clock runs on until the press office decides. */
export function requestExtension(
  message: Message,
  input: { workingDays: number; grounds: string },
  acting: Acting,
): Change {
  const extensionRequest = { workingDays: input.workingDays, grounds: input.grounds, at: acting.now }
  return change(message, acting, { extensionRequest, extensionPending: true }, [
    { what: 'extension_requested', ...leadOf(message), note: input.grounds },
  ])
}

/** Whose word it is where one person holds both offices: granting is the press office's first. */
const GRANTERS = ['chief', 'supervisor'] as const

/**
 * 准予延期: granted once by the press office, with grounds that the citizen reads. One that was asked for in time may be
 * granted late, but never to a day gone by: the citizen would be promised what is broken already.
 * @throws DomainError `invalid_input` when the new due day lies before today
 */
export function grantExtension(
  message: Message,
  input: { workingDays: number; grounds: string },
  acting: Acting,
): Change {
  const by = GRANTERS.find((role) => hasRole(acting.actor, role))
  const { workingDays, grounds } = input
  const extension = { grantedOn: acting.today, workingDays, grounds, ...(by === undefined ? {} : { by }) }
  const extended = reckonedAnew(message, acting, (clock) => ({
    ...clock,
    extensions: [...clock.extensions, extension],
  }))
  if (extended.replyDueOn < acting.today)
    throw new DomainError('invalid_input', { messageId: message.id }, { fields: { workingDays: STILL_PAST } })
  const { extensionRequest: _request, ...rest } = message
  return change(rest, acting, { ...extended, extended: true, extensionPending: false }, [
    { what: 'extended', note: input.grounds, ...movedPromise(message, { ...message, ...extended }, acting) },
  ])
}

const STILL_PAST = '延长这些天以后，答复期限仍在今天之前。请多延几天，或不予延期'

/** 不予延期: the due day stays; the unit reads why. */
export function refuseExtension(message: Message, input: { reason: string }, acting: Acting): Change {
  const { extensionRequest: _request, ...rest } = message
  return change(rest, acting, { extensionPending: false }, [{ what: 'extension_refused', note: input.reason }])
}
