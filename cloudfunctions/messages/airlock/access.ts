import type { ContactAccess } from '../../../types/airlock.terms'
import type { Role } from '../../../types/wire.contract'
import { isOpen, type Message } from '../domain/message'
import type { Standing } from '../domain/message.transitions'

type ContactFacts = Pick<Message, 'hasContact' | 'hideIdentity' | 'replyOnlyHere' | 'status'>

/** Press office and supervision look whether or not calls are wanted: they answer for the whole city. */
const OVERSEEING: readonly Standing[] = ['dispatcher', 'chief', 'supervisor']
const TOGETHER: readonly Standing[] = ['chief', 'supervisor']

/**
 * How someone with these standings may reach the citizen (issue "Identity airlock"). With a hidden identity the contact
 * is part of the identity: nobody sees it alone. A unit that the citizen does not want to be called by asks in the app.
 */
export function contactAccess(message: ContactFacts, standings: readonly Standing[]): ContactAccess {
  const is = (any: readonly Standing[]): boolean => any.some((standing) => standings.includes(standing))
  if (message.hideIdentity) {
    if (is(TOGETHER)) return 'two_persons'
    return is(['handler', 'dispatcher']) ? 'ask_instead' : 'none'
  }
  if (!message.hasContact) return 'none'
  if (is(OVERSEEING)) return 'reveal'
  if (!is(['handler']) || !isOpen(message.status)) return 'none'
  return message.replyOnlyHere ? 'ask_instead' : 'reveal'
}

/** In which role the contact is seen; the citizen reads it. The unit's first: it is the one that was asked to handle. */
export function roleOfReveal(standings: readonly Standing[]): Role {
  const order = ['handler', 'dispatcher', 'supervisor', 'chief'] as const
  return order.find((role) => standings.includes(role)) ?? 'handler'
}
