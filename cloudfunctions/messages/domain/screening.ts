import type { SafetyVerdict } from '../../shared/kernel/content-safety'
import type { Instant } from '../../shared/kernel/local-date'
import type { WorkCalendar } from '../../shared/kernel/working-days'
import { movedPromise } from './books'
import { type Acting, type Change, change } from './change'
import { takenBy } from './dispatch'
import type { Message } from './message'
import type { Standing } from './message.transitions'
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
  return { suggestion, labels, ...hoursFrom(now, message, calendar), unitId }
}

/** By when somebody looks who is asked at an instant. */
const hoursFrom = (since: Instant, { kind }: Pick<Message, 'kind'>, calendar: WorkCalendar) => ({
  since,
  dueAt: addWorkingHours(since, CITY_POLICY[kind].screening.amount, calendar),
})

/**
 * The hours reckoned again after a holiday notice; none end earlier than now.
 * @returns null where they stay, or nothing waits
 */
export function screeningAnew(
  message: Pick<Message, 'kind' | 'screening' | 'screeningOpen'>,
  { now, calendar }: Pick<Acting, 'now' | 'calendar'>,
): Pick<Message, 'screening'> | null {
  const { screening, screeningOpen } = message
  if (screeningOpen !== true || screening?.since === undefined || screening.dueAt === undefined) return null
  const { dueAt } = hoursFrom(screening.since, message, calendar)
  const stays = dueAt === screening.dueAt || (dueAt < screening.dueAt && dueAt < now)
  return stays ? null : { screening: { ...screening, dueAt } }
}

/**
 * A machine pointed at a picture or an addition after the message went on. It goes on; a `risky` picture is kept from the
 * unit until a dispatcher has looked, within 4 working hours, and the flag keeps all of it out of public sight. In danger
 * to life nothing is kept back.
 * @param fileId the picture; absent: the text of an addition, which the unit reads at once
 */
export function flagLater(
  message: Message,
  { suggestion, labels, fileId }: { suggestion: 'review' | 'risky'; labels: readonly string[]; fileId?: string },
  acting: Acting,
): Change {
  const { screening, screeningOpen, urgent, heldFileIds = [] } = message
  const open = screeningOpen === true ? screening : undefined
  const held = suggestion === 'risky' && !urgent && fileId !== undefined
  const hours =
    open?.dueAt !== undefined
      ? { dueAt: open.dueAt, ...(open.since === undefined ? {} : { since: open.since }) }
      : held
        ? hoursFrom(acting.now, message, acting.calendar)
        : {}
  const next: Screening = {
    suggestion: held || open?.suggestion === 'risky' ? 'risky' : 'review',
    labels: [...new Set([...(open?.labels ?? []), ...labels])],
    ...hours,
    ...(open?.unitId === undefined ? {} : { unitId: open.unitId }),
  }
  const patch = {
    screening: next,
    screeningOpen: true,
    ...(held ? { heldFileIds: [...new Set([...heldFileIds, fileId])] } : {}),
  }
  return change(message, acting, patch, [{ what: 'flagged', staffNote: labels.join('、') }])
}

/** A machine pointed at it, and nobody has looked yet, or whoever looked keeps it out of public sight. */
export const staysPrivate = ({ screening }: Pick<Message, 'screening'>): boolean =>
  screening !== undefined && screening.cleared?.keepPrivate !== false

/** Whoever sees what waits for a look: the writer, and the press office that looks. */
const SEES_HELD: ReadonlySet<Standing> = new Set<Standing>(['owner', 'dispatcher', 'chief', 'supervisor'])

/** The files of a message that somebody does not see before a person has looked at them. */
export const hiddenFrom = (
  message: Pick<Message, 'heldFileIds'>,
  standings: readonly Standing[],
): ReadonlySet<string> => new Set(standings.some((standing) => SEES_HELD.has(standing)) ? [] : message.heldFileIds)

/** 人工审看: the dispatcher has looked. What waited goes where it would have gone; the citizen's clock has run all along. */
export function clearScreening(message: Message, input: { keepPrivate: boolean }, acting: Acting): Change {
  const { screening, status } = message
  const cleared = { at: acting.now, keepPrivate: input.keepPrivate }
  const patch: Partial<Message> = {
    screeningOpen: false,
    heldFileIds: [],
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
      ...movedPromise(message, { ...message, ...taken }, acting),
    },
  ])
}
