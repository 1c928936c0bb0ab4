import { endAssists } from './assist'
import { movedPromise } from './books'
import { type Acting, type Change, change, type Happened, leadOf } from './change'
import { contestRuledBy } from './contest'
import { NOW_LEADS, released, takenBy, withoutClause } from './dispatch'
import type { Message } from './message'
import { withoutQuestion } from './question'

/** 裁定异议: upheld it goes to another unit; otherwise the unit goes on and the owner reads why. */
export function ruleContest(
  message: Message,
  ruling: { upheld: boolean; unitId?: string | undefined; reason: string; staffNote?: string },
  acting: Acting,
): Change {
  const { upheld, unitId, reason } = ruling
  const contested = message.contest ?? { reason: '', at: acting.now }
  const ruled = { contestPending: false, contest: { ...contested, ruling: { upheld, reason, at: acting.now } } }
  const told: Happened = { what: 'contest_ruled', note: reason }
  if (!upheld || unitId === undefined || unitId === message.unitId) return change(message, acting, ruled, [told])
  return handOver({ ...message, ...ruled }, { ...ruling, unitId }, acting, told)
}

/**
 * 裁定: the press office rules who handles it. Final: the unit may not return it, the owner not contest it again, and an
 * objection that still waited is ruled with it, or else its ruling would undo this one.
 */
export function adjudicate(
  message: Message,
  ruling: { unitId: string; reason: string; clauseId?: string | undefined; staffNote?: string },
  acting: Acting,
): Change {
  const { unitId, reason, clauseId } = ruling
  const cited = clauseId === undefined ? {} : { clauseId }
  const adjudicated: Message = {
    ...message,
    adjudicated: true,
    adjudicationPending: false,
    adjudication: { unitId, reason, at: acting.now, ...cited },
    ...contestRuledBy(message, ruling, acting),
  }
  const told: Happened = { what: 'adjudicated', unitId, note: reason, ...cited }
  if (unitId === message.unitId) return change(adjudicated, acting, {}, [told])
  return handOver(adjudicated, ruling, acting, told)
}

/** From one unit to the next without lying at the desk between. */
function handOver(
  message: Message,
  to: { unitId: string; reason: string; staffNote?: string },
  acting: Acting,
  because: Happened,
): Change {
  const freed = released(withoutQuestion(message, acting), acting.today)
  const assists = endAssists(freed, NOW_LEADS, acting, to.unitId)
  const taken: Message = { ...freed, ...assists.patch, ...takenBy(freed, to.unitId, acting) }
  return change(withoutClause(taken), acting, { status: 'dispatched', routeReason: to.reason }, [
    because,
    ...assists.told,
    {
      what: 'dispatched',
      ...leadOf(taken),
      note: to.reason,
      ...(to.staffNote === undefined ? {} : { staffNote: to.staffNote }),
      ...movedPromise(message, taken, acting),
    },
  ])
}
