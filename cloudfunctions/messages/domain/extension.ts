import { hasRole } from '../../shared/kernel/actor'
import { type Acting, type Change, change, leadOf, owed } from './change'
import type { Message } from './message'
import { reclocked } from './question'

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

/** 准予延期: granted once by the press office, with grounds that the citizen reads. */
export function grantExtension(
  message: Message,
  input: { workingDays: number; grounds: string },
  acting: Acting,
): Change {
  const by = GRANTERS.find((role) => hasRole(acting.actor, role))
  const { workingDays, grounds } = input
  const extension = { grantedOn: acting.today, workingDays, grounds, ...(by === undefined ? {} : { by }) }
  const extended = reclocked(message, acting.calendar, (clock) => ({
    ...clock,
    extensions: [...clock.extensions, extension],
  }))
  const { extensionRequest: _request, ...rest } = message
  return change(rest, acting, { ...extended, extended: true, extensionPending: false }, [
    { what: 'extended', note: input.grounds, noLongerOwes: owed(message), owes: owed({ ...message, ...extended }) },
  ])
}

/** 不予延期: the due day stays; the unit reads why. */
export function refuseExtension(message: Message, input: { reason: string }, acting: Acting): Change {
  const { extensionRequest: _request, ...rest } = message
  return change(rest, acting, { extensionPending: false }, [{ what: 'extension_refused', note: input.reason }])
}
