import { ROUTING_SAYS } from './copy'
import { clauseNumber, type DutyClause, isCited, quotedNumber } from './domain/duty'
import { type LookedAt, quotedWords, type Route, type RouteCandidate, type RouteGrounds } from './route'

const MOST_CANDIDATES = 5
/** A kind of matter less likely than this proposes nobody. */
const LIKELY = 0.25

/** All that spoke for whom, for the dispatcher: the likeliest first, at most five. */
export function rankCandidates(looked: LookedAt, route: Route, grounds: RouteGrounds): RouteCandidate[] {
  const [category] = looked.judged.categories
  const own = looked.judged.units.slice(0, MOST_CANDIDATES).map((unit): RouteCandidate => ({
    unitId: unit.unitId,
    category: unit.clause.category ?? category?.category,
    score: unit.score,
    because: [ROUTING_SAYS.mentions(quotedWords(unit), quotedNumber(unit.clause), unit.clause.text)],
    ...(isCited(unit.clause) ? { clauseId: unit.clause.id } : {}),
  }))
  const others = likelyByCategory(looked, grounds)
    .filter(({ unitId }) => own.every((each) => each.unitId !== unitId))
    // A unit may answer for both of the likeliest kinds.
    .filter(({ unitId }, at, all) => all.findIndex((each) => each.unitId === unitId) === at)
    .slice(0, MOST_CANDIDATES - own.length)
  const all = [...own, ...others]
  const why = decidedBefore(looked, route, grounds)
  if (route.unitId === null || why === null) return all
  const decided = all.find(({ unitId }) => unitId === route.unitId)
  const first: RouteCandidate = {
    unitId: route.unitId,
    category: decided?.category ?? category?.category,
    score: route.confidence,
    because: [why, ...(decided?.because ?? [])],
    ...(route.clauseId === undefined ? {} : { clauseId: route.clauseId }),
  }
  return [first, ...all.filter((each) => each !== decided)].slice(0, MOST_CANDIDATES)
}

/** What decided before the classifier was asked, and so stands first whatever it says; null: nothing did. */
function decidedBefore({ districtId }: LookedAt, route: Route, { rules, directory }: RouteGrounds): string | null {
  switch (route.by) {
    case 'precedent':
      return ROUTING_SAYS.precedent
    case 'rule':
      return ROUTING_SAYS.rule(rules.find(({ id }) => id === route.ruleId)?.name ?? '')
    case 'district':
      return ROUTING_SAYS.inDistrict(directory.nameOf(districtId ?? ''))
    case 'lists':
    case 'nobody':
      return null
  }
}

/** Units that answer for the likeliest kinds of matter, where no word of theirs stands in the text. */
function likelyByCategory(
  { judged: { categories }, districtId }: LookedAt,
  { duties, open }: RouteGrounds,
): RouteCandidate[] {
  const likely = categories.slice(0, 2).filter(({ probability }) => probability >= LIKELY)
  return likely.flatMap(({ category, probability }) => {
    const clauses = duties.filter(
      (clause) =>
        clause.category === category &&
        open.has(clause.unitId) &&
        (clause.districts.length === 0 || clause.districts.includes(districtId ?? '')),
    )
    const ofUnit = new Map<string, DutyClause>()
    for (const clause of clauses) if (!ofUnit.has(clause.unitId)) ofUnit.set(clause.unitId, clause)
    const weight = (unitId: string): number => clauses.filter((clause) => clause.unitId === unitId).length
    return [...ofUnit.values()]
      .sort((a, b) => weight(b.unitId) - weight(a.unitId))
      .slice(0, 2)
      .map((clause) => ({
        unitId: clause.unitId,
        category,
        score: 0,
        because: [
          ROUTING_SAYS.looksLike(category, probability),
          ROUTING_SAYS.answersFor(category, clauseNumber(clause), clause.text),
        ],
        clauseId: clause.id,
      }))
  })
}
