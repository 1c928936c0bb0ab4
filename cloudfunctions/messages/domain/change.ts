import type { TimelineWhat } from '../../../types/messages.terms'
import type { Actor } from '../../shared/kernel/actor'
import type { Instant, LocalDate } from '../../shared/kernel/local-date'
import type { WorkCalendar } from '../../shared/kernel/working-days'
import type { MessageEvent } from '../events'
import { isOpen, type Message, sortKeyOf, type TimelineFact } from './message'
import type { PolicyOverride } from './message.policy'
import { followUrgent } from './urgent-clock'

/** Who acts and when: everything a rule may know of the world. */
export interface Acting {
  readonly actor: Actor
  readonly now: Instant
  /** The Shanghai day of `now`. */
  readonly today: LocalDate
  readonly calendar: WorkCalendar
  /** Times that units set for themselves; absent: none. */
  readonly overrides?: readonly PolicyOverride[]
}

/** One thing that happened: an entry of the timeline and an event at once. */
export interface Happened
  extends
    Pick<TimelineFact, 'what' | 'unitId' | 'note' | 'staffNote' | 'clauseId'>,
    Pick<
      MessageEvent,
      'owes' | 'noLongerOwes' | 'broke' | 'unbroke' | 'replied' | 'repliedOn' | 'mergedOn' | 'rated' | 'concerns'
    > {
  readonly what: TimelineWhat
}

/** What a rule answers: the next state and what to tell the world. */
export interface Change {
  readonly message: Message
  readonly events: readonly MessageEvent[]
  /** A draft was saved: its text is kept as a version. */
  readonly drafted?: true
}

/** Applies a patch, writes the timeline and numbers the events; index fields follow by themselves. */
export function change(
  message: Message,
  acting: Acting,
  patch: Partial<Message>,
  happened: readonly Happened[],
): Change {
  const patched: Message = { ...message, ...patch }
  const events = happened.map((fact, offset) => toEvent(patched, acting, fact, message.eventCount + offset + 1))
  const next: Message = {
    ...patched,
    open: isOpen(patched.status) ? 'yes' : 'no',
    sortKey: sortKeyOf(patched),
    ...(patched.urgentClock !== undefined
      ? {
          urgentClock: followUrgent(
            patched.urgentClock,
            happened.map(({ what }) => what),
            acting.now,
          ),
        }
      : {}),
    timeline: [...message.timeline, ...happened.map((fact) => toTimeline(acting, fact))],
    eventCount: message.eventCount + happened.length,
  }
  return { message: next, events }
}

const toTimeline = ({ actor, now }: Acting, { what, unitId, note, staffNote, clauseId }: Happened): TimelineFact => ({
  what,
  at: now,
  actorId: actor.id,
  ...(unitId !== undefined ? { unitId } : {}),
  ...(note !== undefined ? { note } : {}),
  ...(staffNote !== undefined ? { staffNote } : {}),
  ...(clauseId !== undefined ? { clauseId } : {}),
})

const toEvent = (message: Message, { now, today }: Acting, fact: Happened, sequence: number): MessageEvent => ({
  id: `${message.id}.${String(sequence).padStart(4, '0')}`,
  type: fact.what,
  book: 'own',
  at: now,
  on: today,
  messageId: message.id,
  kind: message.kind,
  unitId: message.unitId,
  ...(message.urgent ? { urgent: true } : {}),
  ...(fact.owes !== undefined ? { owes: fact.owes } : {}),
  ...(fact.noLongerOwes !== undefined ? { noLongerOwes: fact.noLongerOwes } : {}),
  ...(fact.broke !== undefined ? { broke: fact.broke } : {}),
  ...(fact.unbroke !== undefined ? { unbroke: fact.unbroke } : {}),
  ...(fact.replied !== undefined ? { replied: fact.replied } : {}),
  ...(fact.repliedOn !== undefined ? { repliedOn: fact.repliedOn } : {}),
  ...(fact.mergedOn !== undefined ? { mergedOn: fact.mergedOn } : {}),
  ...(fact.rated !== undefined ? { rated: fact.rated } : {}),
  ...(fact.concerns !== undefined ? { concerns: fact.concerns } : {}),
})

/** The lead as a timeline entry names it; nothing while the press office holds the message. */
export const leadOf = (message: Pick<Message, 'unitId'>) => (message.unitId === null ? {} : { unitId: message.unitId })
