import type { MessageKind } from '../../../types/messages.terms'
import type { StoredDocument } from '../../shared/documents'
import type { LocalDate } from '../../shared/kernel/local-date'
import type { WorkCalendar } from '../../shared/kernel/working-days'
import { type Climbed, NEVER, nextCheckOn } from './ladder'

/** What supervision needs to know of a message's promise. */
export interface Watched {
  /** `yes` while the clock runs against somebody; a question to the citizen stops it. */
  readonly open: 'yes' | 'no'
  readonly unitId: string | null
  readonly dueOn: LocalDate
  readonly stoodStill: number
  readonly kind: MessageKind
  readonly urgent: boolean
  /** The message's version that this was read from: an older reading never replaces a newer one. */
  readonly messageVersion: number
}

/** One promise and when to look at it next; `id` is the message's. Found by (open, nextCheckOn) and by nothing else. */
export interface WatchedClock extends StoredDocument, Watched, Climbed {
  readonly nextCheckOn: LocalDate
}

/**
 * The clock after a reading of its message. A due day that moved is a new promise with a ladder of its own; one that
 * stayed keeps the rungs that were climbed. The same reading twice changes nothing.
 */
export function replan(
  id: string,
  clock: WatchedClock | null,
  watched: Watched,
  calendar: WorkCalendar,
): Omit<WatchedClock, 'version'> {
  const rungsClimbed = clock?.dueOn === watched.dueOn ? clock.rungsClimbed : 0
  const climbed = { ...watched, rungsClimbed }
  return { id, ...climbed, nextCheckOn: watched.open === 'yes' ? nextCheckOn(climbed, calendar) : NEVER }
}

/** Whether a clock stands as it would be planned now. */
export const saysTheSame = (clock: WatchedClock, next: Omit<WatchedClock, 'version'>): boolean =>
  Object.entries(next).every(([name, value]) => clock[name as keyof WatchedClock] === value)
