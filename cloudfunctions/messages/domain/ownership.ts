import { type Acting, type Change, change, type Happened, isOffTheBooks, leadOf, owed } from './change'
import { released, takenBy, withoutClause } from './dispatch'
import type { Message } from './message'
import { withoutQuestion } from './question'
import { shanghaiDay } from '../../shared/kernel/local-date'

/** 异议: the owner says why another unit should have it, once; the dispatcher rules. The promise does not move. */
export const contest = (message: Message, input: { reason: string }, acting: Acting): Change =>
  change(
    message,
    acting,
    { contested: true, contestPending: true, contest: { reason: input.reason, at: acting.now } },
    [{ what: 'contested', note: input.reason }],
  )

/** 裁定异议: upheld it goes to another unit; otherwise the unit goes on and the owner reads why. */
export function ruleContest(
  message: Message,
  ruling: { upheld: boolean; unitId?: string | undefined; reason: string },
  acting: Acting,
): Change {
  const { upheld, unitId, reason } = ruling
  const contested = message.contest ?? { reason: '', at: acting.now }
  const ruled = { contestPending: false, contest: { ...contested, ruling: { upheld, reason, at: acting.now } } }
  const told: Happened = { what: 'contest_ruled', note: reason }
  if (!upheld || unitId === undefined || unitId === message.unitId) return change(message, acting, ruled, [told])
  return handOver({ ...message, ...ruled }, { unitId, reason }, acting, told)
}

/**
 * 裁定: the press office rules who handles it. Final: the unit may not return it, the owner not contest it again, and an
 * objection that still waited is ruled with it, or else its ruling would undo this one.
 */
export function adjudicate(
  message: Message,
  ruling: { unitId: string; reason: string; clauseId?: string | undefined },
  acting: Acting,
): Change {
  const { unitId, reason, clauseId } = ruling
  const cited = clauseId === undefined ? {} : { clauseId }
  const adjudicated: Message = {
    ...message,
    adjudicated: true,
    adjudicationPending: false,
    adjudication: { unitId, reason, at: acting.now, ...cited },
    ...withContestRuled(message, ruling, acting),
  }
  const told: Happened = { what: 'adjudicated', unitId, note: reason, ...cited }
  if (unitId === message.unitId) return change(adjudicated, acting, {}, [told])
  return handOver(adjudicated, ruling, acting, told)
}

/** Upheld where the matter goes to another unit than the one that was objected to. */
function withContestRuled(
  { contestPending, contest: objection, hops }: Message,
  { unitId, reason }: { unitId: string; reason: string },
  { now }: Acting,
): Pick<Message, 'contestPending' | 'contest'> {
  if (contestPending !== true || objection === undefined) return {}
  const contested = hops.findLast(({ from }) => from <= shanghaiDay(objection.at))?.unitId
  return { contestPending: false, contest: { ...objection, ruling: { upheld: unitId !== contested, reason, at: now } } }
}

/** From one unit to the next without lying at the desk between. */
function handOver(message: Message, to: { unitId: string; reason: string }, acting: Acting, because: Happened): Change {
  const before = isOffTheBooks(message) ? {} : { noLongerOwes: owed(message) }
  const freed = released(withoutQuestion(message, acting), acting.today)
  const taken: Message = { ...freed, ...takenBy(freed, to.unitId, acting) }
  return change(withoutClause(taken), acting, { status: 'dispatched', routeReason: to.reason }, [
    because,
    { what: 'dispatched', ...leadOf(taken), note: to.reason, ...before, owes: owed(taken) },
  ])
}
