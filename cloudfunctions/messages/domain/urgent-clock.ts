import type { TimelineWhat, UrgentStep } from '../../../types/messages.terms'
import {
  addDays,
  addMilliseconds,
  HOUR_MS,
  type Instant,
  shanghaiDay,
  startOfShanghaiDay,
} from '../../shared/kernel/local-date'
import { URGENT_CONTACT_DAYS, URGENT_DISPATCH_HOURS } from './message.policy'

/**
 * The clocks of an urgent message, in instants: they run through nights and days off.
 * 当日 is the Shanghai day of submission: what comes at 23:30 is to be contacted by 24:00, while its transfer has until
 * 01:30. Where an addition speaks of danger first, its day is the one. The press office is on duty round the clock (R82) and may make the contact itself.
 */
export interface UrgentClock {
  /** 转办 is due before this instant; a unit that returns it starts these hours anew. */
  readonly dispatchBy: Instant
  readonly dispatchedAt?: Instant
  /** Contact is due before this instant. */
  readonly contactBy: Instant
  readonly contactedAt?: Instant
}

/** What is due next of an urgent message. `at`: it is late from this instant on. */
export interface UrgentDue {
  readonly step: UrgentStep
  readonly at: Instant
}

const dispatchBy = (from: Instant): Instant => addMilliseconds(from, URGENT_DISPATCH_HOURS * HOUR_MS)

export const newUrgentClock = (submittedAt: Instant): UrgentClock => ({
  dispatchBy: dispatchBy(submittedAt),
  contactBy: startOfShanghaiDay(addDays(shanghaiDay(submittedAt), URGENT_CONTACT_DAYS)),
})

/** Of what becomes urgent while a unit works on it: there is nothing to transfer, and the day that counts is this one. */
export const ledUrgentClock = (now: Instant): UrgentClock => ({ ...newUrgentClock(now), dispatchedAt: now })

/** What tells the citizen something, or asks: each is a contact 联系. */
const CONTACTS: ReadonlySet<TimelineWhat> = new Set<TimelineWhat>(['contacted', 'asked', 'interim_replied', 'replied'])

/** The clock after what happened at one moment; the first contact counts. */
export function followUrgent(clock: UrgentClock, happened: readonly TimelineWhat[], now: Instant): UrgentClock {
  return happened.reduce<UrgentClock>((at, what) => {
    if (what === 'dispatched' && at.dispatchedAt === undefined) return { ...at, dispatchedAt: now }
    if (what === 'returned') {
      const { dispatchedAt: _dispatchedAt, ...rest } = at
      return { ...rest, dispatchBy: dispatchBy(now) }
    }
    return CONTACTS.has(what) && at.contactedAt === undefined ? { ...at, contactedAt: now } : at
  }, clock)
}

/** What is still owed, what is due first first; nothing once the message has ended. */
export function urgentDues({
  open,
  urgentClock,
}: {
  readonly open: 'yes' | 'no'
  readonly urgentClock?: UrgentClock
}): readonly UrgentDue[] {
  if (open === 'no' || urgentClock === undefined) return []
  const { dispatchBy: dispatch, dispatchedAt, contactBy: contact, contactedAt } = urgentClock
  const dues: UrgentDue[] = [
    ...(dispatchedAt === undefined ? [{ step: 'dispatch' as const, at: dispatch }] : []),
    ...(contactedAt === undefined ? [{ step: 'contact' as const, at: contact }] : []),
  ]
  return dues.sort((a, b) => (a.at < b.at ? -1 : 1))
}
