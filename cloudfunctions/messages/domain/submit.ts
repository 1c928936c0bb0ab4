import type { Channel, MessageKind } from '../../../types/messages.terms'
import { owed } from './books'
import { type Acting, type Change, change, type Happened } from './change'
import { complexUntil, dueOf, newClock } from './clock'
import { codeOf, titleOf } from './content'
import { takenBy } from './dispatch'
import { type Message, NO_OWNER, sortKeyOf } from './message'
import { REPLY_WORKING_DAYS } from './message.policy'
import { screeningOf } from './screening'
import { PASSED, type SafetyVerdict } from '../../shared/kernel/content-safety'
import { newUrgentClock } from './urgent-clock'

/** What came in, from the app or recorded from elsewhere. */
export interface Incoming {
  readonly id: string
  readonly requestHash: string
  readonly channel: Channel
  readonly sourceUrl?: string | undefined
  readonly kind: MessageKind
  readonly title?: string | undefined
  readonly body: string
  readonly place?: string | undefined
  readonly district?: string | undefined
  readonly location?: { latitude: number; longitude: number } | undefined
  readonly hasContact: boolean
  readonly hideIdentity: boolean
  readonly replyOnlyHere: boolean
  readonly wantsPublic: boolean
  readonly minor?: true
  readonly urgent: boolean
  /** What the check of its text said; absent: not checked. */
  readonly safety?: SafetyVerdict
}

/** Where it goes first; `unitId` null: it waits for the press office. `reason` quotes words of the units' lists only. */
export interface Placement {
  readonly unitId: string | null
  readonly reason: string
  /** The clause of a duty list that it rests on. */
  readonly clauseId?: string
  readonly clause?: { readonly number: number; readonly text: string }
  readonly postId?: string
  readonly addresseeName?: string
  readonly aboutStaff?: Message['aboutStaff']
}

/** A new message: dated, promised and placed (提交, and 转办 when the placement names a unit). */
export function submit(incoming: Incoming, placement: Placement, acting: Acting): Change {
  const { actor, now, today, calendar } = acting
  const clock = newClock(today, REPLY_WORKING_DAYS[incoming.kind])
  const due = dueOf(clock, calendar)
  const recorded = incoming.channel !== 'app'
  const { title, safety = PASSED, ...rest } = incoming
  const screening = screeningOf(safety, incoming, placement.unitId, acting)
  const dated = { urgent: incoming.urgent, replyDueOn: due.on, submittedAt: now }
  // What every message has first, spreads last: an object that begins with a spread and grows costs ten times as much.
  const blank: Message = {
    version: 0,
    title: titleOf({ title, body: incoming.body }),
    code: codeOf(incoming.id, today),
    status: 'submitted',
    ownerId: recorded ? NO_OWNER : actor.id,
    unitId: null,
    formerUnitIds: [],
    routeReason: placement.reason,
    calendarSettled: due.calendarSettled,
    clock,
    hops: [],
    rated: false,
    callBackOpen: false,
    reworked: false,
    extended: false,
    withdrawalPending: false,
    extensionPending: false,
    complexPending: false,
    complexUntil: complexUntil(due.on, calendar),
    promiseOpen: false,
    promiseChangeable: false,
    promiseMissed: false,
    interimReplies: [],
    promises: [],
    timeline: [],
    supplements: [],
    replies: [],
    instructions: [],
    eventCount: 0,
    queues: {},
    open: 'yes',
    sortKey: sortKeyOf(dated),
    ...dated,
    ...rest,
    ...(recorded ? { recordedBy: actor.id } : {}),
    ...(placement.postId !== undefined ? { postId: placement.postId } : {}),
    ...(placement.addresseeName !== undefined ? { addresseeName: placement.addresseeName } : {}),
    ...(placement.aboutStaff !== undefined ? { aboutStaff: placement.aboutStaff } : {}),
    ...(placement.clauseId !== undefined ? { routeClauseId: placement.clauseId } : {}),
    ...(placement.clause !== undefined ? { routeClause: placement.clause } : {}),
    ...(incoming.urgent ? { urgentClock: newUrgentClock(now) } : {}),
    ...(screening === undefined ? {} : { screening, screeningOpen: true }),
  }
  const arrived = { what: recorded ? 'recorded' : 'submitted', owes: owed(blank, acting) } satisfies Happened
  const flagged: Happened[] =
    screening === undefined ? [] : [{ what: 'flagged', staffNote: screening.labels.join('、') }]
  if (screening?.dueAt !== undefined) return change(blank, acting, { status: 'screening' }, [arrived, ...flagged])
  const { unitId } = placement
  if (unitId === null) return change(blank, acting, { status: 'pending_dispatch' }, [arrived, ...flagged])
  return change(blank, acting, { status: 'dispatched', ...takenBy(blank, unitId, acting) }, [
    arrived,
    ...flagged,
    {
      what: 'dispatched',
      unitId,
      note: placement.reason,
      noLongerOwes: arrived.owes,
      owes: { unitId, dueOn: blank.replyDueOn },
    },
  ])
}
