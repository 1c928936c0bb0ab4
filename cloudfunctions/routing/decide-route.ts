import { ROUTING_SAYS } from './copy'
import { citedClause, clauseNumber, type DutyClause, isCited, quotedNumber } from './domain/duty'
import { appliesBy } from './domain/rule'
import { type LookedAt, quotedWords, type Route, type RouteGrounds } from './route'

/** One way to find the unit; null where it finds none. */
type Way = (looked: LookedAt, grounds: RouteGrounds) => Route | null

/**
 * Where the matter is decides among those who answer for it: whoever is named for this district has it. The matter is what
 * the words of the likeliest unit say: a local one that speaks by none of them is meant by something said in passing.
 */
const byDistrict: Way = ({ judged: { units }, districtId }, { directory }) => {
  if (districtId === undefined) return null
  const matter = new Set(units[0]?.words.map(({ text }) => text))
  const local = units.find(
    ({ clause, words }) => clause.districts.includes(districtId) && words.some(({ text }) => matter.has(text)),
  )
  if (local === undefined) return null
  const names = [directory.nameOf(districtId), quotedWords(local), directory.nameOf(local.unitId)] as const
  return {
    unitId: local.unitId,
    reason: ROUTING_SAYS.byDistrict(...names, quotedNumber(local.clause)),
    confidence: local.score,
    by: 'district',
    ...citing(local.clause),
  }
}

/** The first rule of the press office that holds. */
const byRule: Way = ({ subject }, { rules, open, duties, directory, seen }) => {
  for (const rule of rules) {
    if (!rule.enabled || !open.has(rule.unitId)) continue
    const words = appliesBy(rule, subject, seen)
    if (words === null) continue
    const clause = citedClause(rule, duties)
    return {
      unitId: rule.unitId,
      reason: ROUTING_SAYS.byRule(rule.name, words, directory.nameOf(rule.unitId), quotedNumber(clause)),
      confidence: 1,
      by: 'rule',
      ruleId: rule.id,
      ...citing(clause),
    }
  }
  return null
}

const byPrecedent: Way = ({ precedent }, { duties, directory }) => {
  if (precedent === null) return null
  const clause = citedClause(precedent, duties)
  return {
    unitId: precedent.unitId,
    reason: ROUTING_SAYS.byPrecedent(directory.nameOf(precedent.unitId), quotedNumber(clause)),
    confidence: 1,
    by: 'precedent',
    ...citing(clause),
  }
}

/** What the lists and what was learnt say, where they are sure enough. */
const byLists: Way = ({ judged: { units } }, { threshold, directory }) => {
  const [best] = units
  if (best === undefined || best.score < threshold) return null
  return {
    unitId: best.unitId,
    reason: ROUTING_SAYS.byWords(quotedWords(best), directory.nameOf(best.unitId), quotedNumber(best.clause)),
    confidence: best.score,
    by: 'lists',
    ...citing(best.clause),
  }
}

/** In this order; the first that finds a unit decides. Where none does, the dispatcher decides. */
const WAYS: readonly Way[] = [byDistrict, byRule, byPrecedent, byLists]

/** Where a message goes by itself, or that a person decides. */
export function decideRoute(looked: LookedAt, grounds: RouteGrounds): Route {
  for (const way of WAYS) {
    const route = way(looked, grounds)
    if (route !== null) return route
  }
  return {
    unitId: null,
    reason: ROUTING_SAYS.noMatch,
    confidence: looked.judged.units[0]?.score ?? 0,
    by: 'nobody',
  }
}

/** The clause as the citizen is quoted it; what nobody wrote is not cited. */
const citing = (clause: DutyClause | null): Pick<Route, 'clauseId' | 'clause'> =>
  isCited(clause) ? { clauseId: clause.id, clause: { number: clauseNumber(clause), text: clause.text } } : {}
