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
  /** The audiences that whoever did it reads: an office whose own person did it knows. Asked where `DOER_KNOWS` says so. */
  readonly doerReads: ReadonlySet<string>
}

/** What these are told of, one of their own may have done. */
export const DOER_KNOWS: ReadonlySet<Addressee> = new Set<Addressee>(['workers', 'former_workers', 'former_sub_unit'])

/** More people than this are told as an office: a notice each would make the transaction long. */
const MOST_NAMED = 5

/** The people whom the event names; the office of the unit's approvers where it names nobody, or many. */
function concernedBy(event: NotifiedEvent, message: Message): string[] {
  const named = 'concerns' in event ? [...new Set(event.concerns ?? [])] : []
  if (named.length > 0 && named.length <= MOST_NAMED) return named.map(AUDIENCE.person)
  return [approversOf(message)]
}

/** The approvers of the unit that leads; where none does, the press office. */
const approversOf = ({ unitId }: Message): string =>
  unitId === null ? AUDIENCE.dispatchers : AUDIENCE.approvers(unitId)

/** Handlers of a unit, and of the sub-unit that the message was assigned to: it is theirs to do. Null: the press office. */
const handlersFor = (unitId: string | null, { unitId: leadId, subUnitId }: Message): string[] =>
  unitId === null
    ? [AUDIENCE.dispatchers]
    : [unitId, ...(unitId === leadId && subUnitId !== undefined ? [subUnitId] : [])].map(AUDIENCE.handlers)

const officesBesides = ({ doerReads }: Reach, unitIds: readonly (string | undefined)[]): string[] =>
  unitIds
    .filter((unitId) => unitId !== undefined)
    .map(AUDIENCE.handlers)
    .filter((office) => !doerReads.has(office))

/** Where in the timeline the event stands: both are numbered alike. −1: not there. */
function placeOf({ id, type, at }: NotifiedEvent, { timeline }: Message): number {
  const place = Number(id.slice(-4)) - 1
  const fits = (entry = timeline[place]) => entry?.what === type && entry.at === at
  return fits() ? place : timeline.findIndex((entry) => fits(entry))
}

/** Who did it; none where the timeline has no such entry. */
export const doerOf = (event: NotifiedEvent, message: Message): string | undefined =>
  message.timeline[placeOf(event, message)]?.actorId

/** The timeline as it was when the act began of which the event is a part. */
const untilThen = ({ at }: NotifiedEvent, { timeline }: Message): Message['timeline'] =>
  timeline.slice(
    0,
    timeline.findIndex((entry) => entry.at === at),
  )

/** The unit that led it until the act of which the event is a part; null where it leads still, or nobody led. */
export function ledBefore(event: NotifiedEvent, message: Message): string | null {
  const last = untilThen(event, message).findLast(({ what }) => what === 'dispatched' || what === 'returned')
  return last?.what !== 'dispatched' || last.unitId === event.unitId ? null : (last.unitId ?? null)
}

/** The sub-unit that it was assigned to until then, by the lead that it had; undefined where it is still, or nobody was. */
function assignedBefore(event: NotifiedEvent, message: Message): string | undefined {
  const before = untilThen(event, message)
  const given = before.findLastIndex(({ what }) => what === 'dispatched')
  const leadId = before[given]?.unitId
  // An assignment to a person of the lead names the lead, and leaves the sub-unit as it is.
  const last = before.slice(given + 1).findLast(({ what, unitId }) => what === 'assigned' && unitId !== leadId)
  return last?.unitId === message.subUnitId ? undefined : last?.unitId
}

/**
 * Who works on it: the offices, besides the one whose own person did it. Where that one is not told, whoever of it had the
 * message in hand is.
 */
function workersOf(message: Message, { doerReads, left }: Reach): string[] {
  const offices = handlersFor(message.unitId, message)
  const others = offices.filter((office) => !doerReads.has(office))
  const { handlerId } = message
  if (others.length === offices.length || handlerId === undefined || left.has(handlerId)) return others
  return [...others, AUDIENCE.person(handlerId)].filter((audience) => !doerReads.has(audience))
}

/**
 * Whom a rule tells; none where there is nobody: staff recorded it, so no citizen reads it here; or its writer had their
 * data deleted.
 */
export function audiencesFor(to: Addressee, event: NotifiedEvent, message: Message, reach: Reach): readonly string[] {
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
    case 'former_workers': {
      const ledBy = ledBefore(event, message)
      const units = ledBy === null ? [] : [ledBy, assignedBefore(event, message)]
      return officesBesides(reach, units)
    }
    case 'former_sub_unit':
      return officesBesides(reach, [assignedBefore(event, message)])
    case 'workers':
      return workersOf(message, reach)
    case 'lead':
      return handlersFor(message.unitId, message)
    case 'event_unit':
      return handlersFor(event.unitId, message)
    case 'lead_approvers':
      return [approversOf(message)]
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
