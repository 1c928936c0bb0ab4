import type { LocalDate } from '../../shared/kernel/local-date'
import { addWorkingDays } from '../../shared/kernel/working-days'
import { endAssists } from './assist'
import { endOfPromise, movedPromise } from './books'
import { type Acting, type Change, change, leadOf } from './change'
import { newClock } from './clock'
import { contestRuledBy } from './contest'
import { withoutDraft } from './draft'
import type { Hop, Message } from './message'
import { withNothingPending } from './pending'
import {
  COMPLEX_WORKING_DAYS,
  REPLY_WORKING_DAYS,
  RETURN_LIMIT,
  RETURN_WORKING_DAYS,
  unitAllowances,
} from './message.policy'

/** A unit takes the lead: its own clock starts, the hop is noted. */
export const takenBy = (
  message: Pick<Message, 'kind' | 'hops' | 'complex'>,
  unitId: string,
  { today, calendar, overrides = [] }: Pick<Acting, 'today' | 'calendar' | 'overrides'>,
) => {
  const unitPolicy = unitAllowances(message.kind, unitId, overrides)
  // A matter that was found complex is no simpler for another unit.
  const workingDays =
    message.complex?.approved === true
      ? (unitPolicy?.complex.amount ?? COMPLEX_WORKING_DAYS)
      : (unitPolicy?.reply.amount ?? REPLY_WORKING_DAYS[message.kind])
  return {
    unitId,
    unitClock: newClock(today, workingDays),
    ...(unitPolicy === null ? {} : { unitPolicy }),
    hops: [...message.hops, { unitId, from: today } satisfies Hop],
    routeOpenUntil: addWorkingDays(today, RETURN_WORKING_DAYS, calendar).on,
  }
}

/** The lead gives it up: its hop ends, and what it alone worked with goes with it. */
export function released(message: Message, today: LocalDate): Message {
  const {
    unitId,
    subUnitId: _subUnitId,
    handlerId: _handlerId,
    routeOpenUntil: _until,
    remindedOn: _remindedOn,
    ...rest
  } = withoutDraft(message)
  const { unitClock: _unitClock, unitPolicy: _policy, ...freed } = rest
  const { declineProposedBy: _proposedBy, decline: _decline, askedInVain: _inVain, ...blank } = freed
  return {
    ...blank,
    unitId: null,
    hops: message.hops.map((hop) => (hop.until === undefined ? { ...hop, until: today } : hop)),
    formerUnitIds: [...new Set([...message.formerUnitIds, ...(unitId === null ? [] : [unitId])])],
    complexPending: false,
    extensionPending: false,
  }
}

/** A person decided: what routing rested on counts no more. */
export function withoutClause(message: Message): Message {
  const { routeClauseId: _id, routeClause: _clause, ...rest } = message
  return rest
}

/**
 * 转办: the press office gives the message to a unit. The promise to the citizen does not move. An objection that waits is
 * upheld by giving it to another unit; where the same one gets it back, the owner is still owed a ruling with its reason.
 */
export function dispatch(
  message: Message,
  to: { unitId: string; reason: string; staffNote?: string | undefined },
  acting: Acting,
): Change {
  const { unitId, reason, staffNote } = to
  const assists = endAssists(message, NOW_LEADS, acting, unitId)
  const ruled = contestRuledBy(message, to, acting)
  const upheld = ruled.contest?.ruling?.upheld === true ? ruled : {}
  const taken = takenBy(message, unitId, acting)
  const patch = { ...assists.patch, ...upheld, ...taken, status: 'dispatched' as const, routeReason: reason }
  return change(withoutClause(message), acting, patch, [
    ...assists.told,
    {
      what: 'dispatched',
      unitId,
      note: reason,
      ...(staffNote !== undefined ? { staffNote } : {}),
      ...movedPromise(message, { ...message, ...taken }, acting),
    },
  ])
}

/** Why a unit's own task ends when it takes the lead: it answers the whole now. */
export const NOW_LEADS = '这条留言已改由本单位承办，不再另作协办'

/** 告知其他渠道: not this platform's matter (R43); says where to turn. Nothing is owed any more. */
export function redirect(message: Message, to: { channel: string }, acting: Acting): Change {
  const assists = endAssists(message, REDIRECTED, acting)
  const patch = { ...assists.patch, status: 'redirected' as const, redirectedTo: to.channel }
  return change(withNothingPending(message), acting, patch, [
    ...assists.told,
    { what: 'redirected', note: to.channel, ...endOfPromise(message, acting) },
  ])
}
const REDIRECTED = '这条留言不由本平台办理，已告知市民其他渠道'

/** 签收 */
export const accept = (message: Message, acting: Acting): Change =>
  change(message, acting, { status: 'processing' }, [{ what: 'accepted', ...leadOf(message) }])

/** 记录联系: an urgent matter was talked over with the citizen; what was said stays in the house. */
export const noteContact = (message: Message, input: { note: string }, acting: Acting): Change =>
  change(message, acting, {}, [{ what: 'contacted', ...leadOf(message), staffNote: input.note }])

/** 催办: somebody who answers for it asks how it goes; the unit reads it on the row. It moves no clock. */
export const remind = (message: Message, input: { note?: string | undefined }, acting: Acting): Change =>
  change(message, acting, { remindedOn: acting.today }, [
    { what: 'reminded', ...leadOf(message), ...(input.note === undefined ? {} : { staffNote: input.note }) },
  ])

/** 分派 within the unit: to a sub-unit or a handler of it. The clock stays the unit's. */
export const assign = (
  message: Message,
  to: { subUnitId?: string | undefined; handlerId?: string | undefined; staffNote?: string },
  acting: Acting,
): Change =>
  change(
    message,
    acting,
    {
      ...(to.subUnitId !== undefined ? { subUnitId: to.subUnitId } : {}),
      ...(to.handlerId !== undefined ? { handlerId: to.handlerId } : {}),
    },
    [
      {
        what: 'assigned',
        ...(to.subUnitId !== undefined ? { unitId: to.subUnitId } : leadOf(message)),
        ...(to.staffNote !== undefined ? { staffNote: to.staffNote } : {}),
      },
    ],
  )

/**
 * 退回: not ours, with a reason and who it should be. The press office decides; the citizen's promise stays.
 * Once the returns are used up the press office adjudicates, and the last holder keeps it meanwhile (首问负责).
 */
export function returnToDesk(
  message: Message,
  why: { reason: string; clauseId?: string | undefined },
  acting: Acting,
): Change {
  const cited = why.clauseId === undefined ? {} : { clauseId: why.clauseId }
  const returns = message.timeline.filter(({ what }) => what === 'returned').length
  if (returns >= RETURN_LIMIT)
    return change(message, acting, { adjudicationPending: true }, [
      { what: 'adjudication_asked', ...leadOf(message), note: why.reason, ...cited },
    ])
  const freed = released(message, acting.today)
  return change(freed, acting, { status: 'returned' }, [
    {
      what: 'returned',
      ...leadOf(message),
      note: why.reason,
      ...cited,
      ...movedPromise(message, freed, acting),
    },
  ])
}
