import { type Message, type MessageEvent, NO_OWNER } from '../messages'
import type { GivenEvent } from '../supervision'
import { AUDIENCE } from './audience'
import type { Addressee } from './notice-rules'

/** What this module is told of: what happened to a message, or a document of supervision that was given. */
export type NotifiedEvent = MessageEvent | GivenEvent

/** Who of those whom a message names is still there to be told. */
export interface Reach {
  /** People who work for the message's unit no more: what was theirs is told to the unit's handlers. */
  readonly left: ReadonlySet<string>
  /** Whoever recorded it may read it still; else the dispatchers are told. */
  readonly recorderReads: boolean
}

/** More people than this are told as an office: a notice each would make the transaction long. */
const MOST_NAMED = 5

/** The people whom the event names; the office of the unit's approvers where it names nobody, or many. */
function concernedBy(event: NotifiedEvent, message: Message): string[] {
  const named = 'concerns' in event ? [...new Set(event.concerns ?? [])] : []
  if (named.length > 0 && named.length <= MOST_NAMED) return named.map(AUDIENCE.person)
  return [message.unitId === null ? AUDIENCE.dispatchers : AUDIENCE.approvers(message.unitId)]
}

/** Handlers of a unit, and of the sub-unit that the message was assigned to: it is theirs to do. Null: the press office. */
const handlersFor = (unitId: string | null, { unitId: leadId, subUnitId }: Message): string[] =>
  unitId === null
    ? [AUDIENCE.dispatchers]
    : [unitId, ...(unitId === leadId && subUnitId !== undefined ? [subUnitId] : [])].map(AUDIENCE.handlers)

/** Where in the timeline the event stands: both are numbered alike. −1: not there. */
function placeOf({ id, type, at }: NotifiedEvent, { timeline }: Message): number {
  const place = Number(id.slice(-4)) - 1
  const fits = (entry = timeline[place]) => entry?.what === type && entry.at === at
  return fits() ? place : timeline.findIndex((entry) => fits(entry))
}

/** The unit that led it until the act of which the event is a part; null where it leads still, or nobody led. */
export function ledBefore(event: NotifiedEvent, { timeline }: Message): string | null {
  const began = timeline.findIndex(({ at }) => at === event.at)
  const last = timeline.slice(0, began).findLast(({ what }) => what === 'dispatched' || what === 'returned')
  return last?.what !== 'dispatched' || last.unitId === event.unitId ? null : (last.unitId ?? null)
}

/**
 * Whom a rule tells; none where there is nobody: staff recorded it, so no citizen reads it here; or its writer had their
 * data deleted.
 */
export function audiencesFor(to: Addressee, event: NotifiedEvent, message: Message, reach: Reach): readonly string[] {
  const approvers = message.unitId === null ? AUDIENCE.dispatchers : AUDIENCE.approvers(message.unitId)
  switch (to) {
    case 'concerned':
      return concernedBy(event, message)
    case 'owner':
      return message.channel === 'app' && message.ownerId !== NO_OWNER ? [AUDIENCE.person(message.ownerId)] : []
    case 'recorder': {
      if (message.recordedBy === undefined) return []
      return [reach.recorderReads ? AUDIENCE.person(message.recordedBy) : AUDIENCE.dispatchers]
    }
    case 'assistant': {
      // Of several that were asked before this was told, the one that this event asked.
      const unitId = message.assists?.find(({ requestedAt }) => requestedAt === event.at)?.unitId
      return unitId === undefined ? [] : [AUDIENCE.handlers(unitId)]
    }
    case 'ended_assistant': {
      const unitId = message.timeline[placeOf(event, message)]?.unitId
      // It leads now, and is told that.
      return unitId === undefined || unitId === message.unitId ? [] : [AUDIENCE.handlers(unitId)]
    }
    case 'former_lead': {
      const unitId = ledBefore(event, message)
      return unitId === null ? [] : [AUDIENCE.handlers(unitId)]
    }
    case 'lead':
      return handlersFor(message.unitId, message)
    case 'event_unit':
      return handlersFor(event.unitId, message)
    case 'lead_approvers':
      return [approvers]
    case 'drafter':
      return message.draft === undefined || reach.left.has(message.draft.draftedBy)
        ? handlersFor(message.unitId, message)
        : [AUDIENCE.person(message.draft.draftedBy)]
    case 'assignee':
      if (message.handlerId !== undefined && !reach.left.has(message.handlerId))
        return [AUDIENCE.person(message.handlerId)]
      return handlersFor(message.unitId, message).slice(-1)
    case 'post_holder':
      return message.postId === undefined ? [] : [AUDIENCE.holders(message.postId)]
    case 'dispatchers':
      return [AUDIENCE.dispatchers]
    case 'chiefs':
      return [AUDIENCE.chiefs]
  }
}
