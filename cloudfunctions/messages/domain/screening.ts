import type { SafetyVerdict } from '../../shared/kernel/content-safety'
import { type Acting, type Change, change, owed } from './change'
import { takenBy } from './dispatch'
import type { Message } from './message'
import type { Screening } from './screening.state'
import { CITY_POLICY } from './message.policy'
import { addWorkingHours } from './working-hours'

/** What a verdict makes of a new message: nothing, a flag that rides along, or a wait for a person. */
export function screeningOf(
  { suggestion, labels }: SafetyVerdict,
  message: Pick<Message, 'kind' | 'urgent'>,
  unitId: string | null,
  { now, calendar }: Pick<Acting, 'now' | 'calendar'>,
): Screening | undefined {
  if (suggestion === 'pass') return undefined
  // Danger to life waits for nobody; it keeps its flag.
  if (suggestion === 'review' || message.urgent) return { suggestion: 'review', labels }
  const { amount } = CITY_POLICY[message.kind].screening
  return { suggestion, labels, dueAt: addWorkingHours(now, amount, calendar), unitId }
}

/** A machine pointed at it, and nobody has looked yet, or whoever looked keeps it out of public sight. */
export const staysPrivate = ({ screening }: Pick<Message, 'screening'>): boolean =>
  screening !== undefined && screening.cleared?.keepPrivate !== false

/** 人工审看: the dispatcher has looked. What waited goes where it would have gone; the citizen's clock has run all along. */
export function clearScreening(message: Message, input: { keepPrivate: boolean }, acting: Acting): Change {
  const { screening, status } = message
  const cleared = { at: acting.now, keepPrivate: input.keepPrivate }
  const patch: Partial<Message> = {
    screeningOpen: false,
    ...(screening === undefined ? {} : { screening: { ...screening, cleared } }),
  }
  const looked = { what: 'screened' } as const
  if (status !== 'screening') return change(message, acting, patch, [looked])
  const unitId = screening?.unitId ?? null
  if (unitId === null) return change(message, acting, { ...patch, status: 'pending_dispatch' }, [looked])
  const taken = takenBy(message, unitId, acting)
  const note = message.routeReason
  return change(message, acting, { ...patch, status: 'dispatched', ...taken }, [
    looked,
    {
      what: 'dispatched',
      unitId,
      ...(note === undefined ? {} : { note }),
      noLongerOwes: owed(message),
      owes: owed({ ...message, unitId }),
    },
  ])
}
