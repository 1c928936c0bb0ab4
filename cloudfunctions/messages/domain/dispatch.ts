import type { LocalDate } from '../../shared/kernel/local-date'
import { type Acting, type Change, change, leadOf, owed } from './change'
import { newClock } from './clock'
import type { Hop, Message } from './message'
import { REPLY_WORKING_DAYS } from './message.policy'

/** A unit takes the lead: its own clock starts, the hop is noted. */
export const takenBy = (message: Pick<Message, 'kind' | 'hops'>, unitId: string, today: LocalDate) => ({
  unitId,
  unitClock: newClock(today, REPLY_WORKING_DAYS[message.kind]),
  hops: [...message.hops, { unitId, from: today } satisfies Hop],
})

/** 转办: the press office gives the message to a unit. The promise to the citizen does not move. */
export function dispatch(
  message: Message,
  to: { unitId: string; reason: string; staffNote?: string | undefined },
  acting: Acting,
): Change {
  const { unitId, reason, staffNote } = to
  return change(
    message,
    acting,
    { status: 'dispatched', routeReason: reason, ...takenBy(message, unitId, acting.today) },
    [
      {
        what: 'dispatched',
        unitId,
        note: reason,
        ...(staffNote !== undefined ? { staffNote } : {}),
        noLongerOwes: owed(message),
        owes: owed({ ...message, unitId }),
      },
    ],
  )
}

/** 告知其他渠道: not this platform's matter (R43); says where to turn. Nothing is owed any more. */
export const redirect = (message: Message, to: { channel: string }, acting: Acting): Change =>
  change(message, acting, { status: 'redirected', redirectedTo: to.channel }, [
    { what: 'redirected', note: to.channel, noLongerOwes: owed(message) },
  ])

/** 签收 */
export const accept = (message: Message, acting: Acting): Change =>
  change(message, acting, { status: 'processing' }, [{ what: 'accepted', ...leadOf(message) }])

/** 记录联系: an urgent matter was talked over with the citizen; what was said stays in the house. */
export const noteContact = (message: Message, input: { note: string }, acting: Acting): Change =>
  change(message, acting, {}, [{ what: 'contacted', ...leadOf(message), staffNote: input.note }])

/** 分派 within the unit: to a sub-unit or a handler of it. The clock stays the unit's. */
export const assign = (
  message: Message,
  to: { subUnitId?: string | undefined; handlerId?: string | undefined },
  acting: Acting,
): Change =>
  change(
    message,
    acting,
    {
      ...(to.subUnitId !== undefined ? { subUnitId: to.subUnitId } : {}),
      ...(to.handlerId !== undefined ? { handlerId: to.handlerId } : {}),
    },
    [{ what: 'assigned', ...(to.subUnitId !== undefined ? { unitId: to.subUnitId } : leadOf(message)) }],
  )

/** 退回: not ours, with a reason and who it should be. The press office decides; the citizen's promise stays. */
export function returnToDesk(message: Message, why: { reason: string }, acting: Acting): Change {
  const { unitId, subUnitId: _subUnitId, handlerId: _handlerId, ...rest } = message
  const { draft: _draft, draftedBy: _draftedBy, signing: _signing, unitClock: _unitClock, ...freed } = rest
  const hops = message.hops.map((hop) => (hop.until === undefined ? { ...hop, until: acting.today } : hop))
  const returned: Message = { ...freed, hops, unitId: null }
  return change(
    returned,
    acting,
    {
      status: 'returned',
      formerUnitIds: [...new Set([...message.formerUnitIds, ...(unitId === null ? [] : [unitId])])],
    },
    [{ what: 'returned', ...leadOf(message), note: why.reason, noLongerOwes: owed(message), owes: owed(returned) }],
  )
}
