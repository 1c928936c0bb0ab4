import type { MessageKind } from '../../types/messages.terms'
import type { Directory, Unit } from '../hall'
import type { Instant } from '../shared/kernel/local-date'
import { ROUTING_SAYS } from './copy'
import { seen } from './domain/characters'
import { type Classifier, compileClassifier, type Lists } from './domain/classifier'
import { clauseNumber, type DutyClause } from './domain/duty'
import { type LearnedModel, UNLEARNT } from './domain/learned-model'
import { findPrecedent, indexPrecedents, type Precedent } from './domain/precedent'
import { type Judged, judge, type RankedUnit } from './domain/rank-units'
import { appliesBy, type RoutingRule, type RuleCondition } from './domain/rule'
import { CHARACTERS } from './traditional'

/** A message that has to go somewhere; nobody was chosen. `district`: a district unit's id or name, as the citizen gave it. */
export interface RouteQuery {
  readonly kind: MessageKind
  readonly title: string
  readonly body: string
  readonly district?: string | undefined
  readonly at: Instant
}

/** Where it goes. `unitId` null: the dispatcher decides. `reason` is for the citizen. */
export interface Route {
  readonly unitId: string | null
  readonly reason: string
  readonly clauseId?: string
  /** The same clause, as it is quoted. */
  readonly clause?: { readonly number: number; readonly text: string }
  /** How sure, 0–1; what a person or a rule decided is 1. */
  readonly confidence: number
  readonly by: 'precedent' | 'district' | 'rule' | 'lists' | 'nobody'
  readonly ruleId?: string
}

/** A unit that may be meant, for the dispatcher. */
export interface RouteCandidate {
  readonly unitId: string
  readonly category: string | undefined
  readonly score: number
  readonly because: readonly string[]
  readonly clauseId?: string
}

/** Everything that routing knows at one moment, ready for use; answers at once. */
export interface Router {
  route(query: RouteQuery): Route
  /** The words by which a condition holds for a message (none where it asks for none), or null when it does not. */
  holds(when: RuleCondition, query: RouteQuery): readonly string[] | null
  /** The same, with all that spoke for whom: the likeliest first. */
  explain(query: RouteQuery): { readonly route: Route; readonly candidates: readonly RouteCandidate[] }
  readonly classifier: Classifier
  readonly lists: Lists
}

export interface RouterParts {
  readonly directory: Directory
  readonly lists: Lists
  readonly model?: LearnedModel
  readonly rules?: readonly RoutingRule[]
  /** Newest first. */
  readonly precedents?: readonly Precedent[]
  /** Confidence from which a message goes to a unit by itself, 0–1. */
  readonly threshold?: number
}

/**
 * Until the press office sets another one. Chosen so that nine of ten messages that go by themselves go right: of 169 real
 * ones whose replies say who answered 91 % do from 0.75 on by the lists alone, and from 0.9 on with categories learnt from
 * 268 texts; the higher one holds (`npm run bench:routing -- FILE --units REPLIED`, decision 0024).
 */
export const DEFAULT_THRESHOLD = 0.9
/** The heaviest words are quoted, in the order in which they were written. */
const QUOTED = 3
const MOST_CANDIDATES = 5
/** A kind of matter less likely than this proposes nobody. */
const LIKELY = 0.25

/** Compiles a router: some 20 ms for a city's lists. */
export function createRouter(parts: RouterParts): Router {
  const { directory, rules = [], model = UNLEARNT, threshold = DEFAULT_THRESHOLD } = parts
  const { units } = directory.document
  // A unit without clauses answers by the words of the directory; so does a city that has imported nothing yet.
  const listed = new Set(parts.lists.duties.map(({ unitId }) => unitId))
  const implied = units.filter((unit) => !listed.has(unit.id) && isAddressed(unit)).map(impliedClause)
  const lists: Lists = { ...parts.lists, duties: [...parts.lists.duties, ...implied] }
  const classifier = compileClassifier(lists, model, CHARACTERS)
  const precedents = indexPrecedents(parts.precedents ?? [], classifier)
  const open = new Set(units.map(({ id }) => id))
  const lower = (text: string): string => seen(text, CHARACTERS)
  const clauseOf = new Map(lists.duties.map((clause) => [clause.id, clause]))

  const look = (query: RouteQuery) => {
    const reading = classifier.reader.read(query.title, query.body)
    const precedent = findPrecedent(precedents, classifier, reading)
    const districtId = districtOf(query.district, units)
    const judged = judge(classifier, { title: query.title, body: query.body, districtId }, open)
    const text = lower(`${query.title}\u0001${query.body}`)
    const subject = { kind: query.kind, category: judged.categories[0]?.category, districtId, at: query.at, text }
    return {
      judged,
      districtId,
      subject,
      precedent: precedent !== null && open.has(precedent.unitId) ? precedent : null,
    }
  }

  const decide = ({ judged, districtId, subject, precedent }: ReturnType<typeof look>): Route => {
    const local = byDistrict(judged, districtId)
    if (local !== null)
      return {
        ...go(local, local.score),
        by: 'district',
        reason: ROUTING_SAYS.byDistrict(
          directory.nameOf(districtId ?? ''),
          wordsOf(local),
          directory.nameOf(local.unitId),
          numberOf(local.clause),
        ),
      }
    for (const rule of rules) {
      if (!rule.enabled || !open.has(rule.unitId)) continue
      const words = appliesBy(rule, subject, lower)
      if (words === null) continue
      const clause = clauseOf.get(rule.clauseId ?? '') ?? null
      return {
        unitId: rule.unitId,
        reason: ROUTING_SAYS.byRule(rule.name, words, directory.nameOf(rule.unitId), numberOf(clause)),
        confidence: 1,
        by: 'rule',
        ruleId: rule.id,
        ...(clause === null ? {} : { clauseId: clause.id }),
      }
    }
    if (precedent !== null) {
      const clause = clauseOf.get(precedent.clauseId ?? '') ?? null
      return {
        unitId: precedent.unitId,
        reason: ROUTING_SAYS.byPrecedent(directory.nameOf(precedent.unitId), numberOf(clause)),
        confidence: 1,
        by: 'precedent',
        ...(clause === null ? {} : { clauseId: clause.id }),
      }
    }
    const [best] = judged.units
    if (best === undefined || best.score < threshold)
      return { unitId: null, reason: ROUTING_SAYS.noMatch, confidence: best?.score ?? 0, by: 'nobody' }
    return {
      ...go(best, best.score),
      by: 'lists',
      reason: ROUTING_SAYS.byWords(wordsOf(best), directory.nameOf(best.unitId), numberOf(best.clause)),
    }
  }

  const candidatesOf = (looked: ReturnType<typeof look>, route: Route): RouteCandidate[] => {
    const [category] = looked.judged.categories
    const own = looked.judged.units.slice(0, MOST_CANDIDATES).map((unit): RouteCandidate => ({
      unitId: unit.unitId,
      category: unit.clause.category ?? category?.category,
      score: unit.score,
      because: [ROUTING_SAYS.mentions(wordsOf(unit), numberOf(unit.clause), unit.clause.text)],
      ...(isCited(unit.clause) ? { clauseId: unit.clause.id } : {}),
    }))
    const others = likelyByCategory(looked, lists.duties, open)
      .filter(({ unitId }) => own.every((each) => each.unitId !== unitId))
      .slice(0, MOST_CANDIDATES - Math.min(own.length, MOST_CANDIDATES))
    const all = [...own, ...others]
    if (route.unitId === null || route.by === 'lists') return all
    // What decided before the classifier stands first, whatever the classifier says.
    const decided = all.find(({ unitId }) => unitId === route.unitId)
    const why =
      route.by === 'precedent'
        ? ROUTING_SAYS.precedent
        : route.by === 'rule'
          ? ROUTING_SAYS.rule(rules.find(({ id }) => id === route.ruleId)?.name ?? '')
          : ROUTING_SAYS.inDistrict(directory.nameOf(looked.districtId ?? ''))
    const first: RouteCandidate = {
      unitId: route.unitId,
      category: decided?.category ?? category?.category,
      score: route.confidence,
      because: [why, ...(decided?.because ?? [])],
      ...(route.clauseId === undefined ? {} : { clauseId: route.clauseId }),
    }
    return [first, ...all.filter((each) => each !== decided)].slice(0, MOST_CANDIDATES)
  }

  const withClause = (route: Route): Route => {
    const clause = clauseOf.get(route.clauseId ?? '') ?? null
    return isCited(clause) ? { ...route, clause: { number: clauseNumber(clause), text: clause.text } } : route
  }

  return {
    classifier,
    lists,
    route: (query) => withClause(decide(look(query))),
    holds: (when, query) => appliesBy({ when }, look(query).subject, lower),
    explain(query) {
      const looked = look(query)
      const route = withClause(decide(looked))
      return { route, candidates: candidatesOf(looked, route) }
    },
  }
}

/** Sub-units and districts are never found by words of the directory: their parents' lists name the matter, not the place. */
const isAddressed = (unit: Unit): boolean =>
  unit.parentId === undefined && unit.kind === 'department' && unit.topics.length + unit.keywords.length > 0

/** A unit's words in the directory, as a clause that is never cited: nobody wrote it. */
const impliedClause = ({ id, topics, keywords }: Unit): DutyClause => ({
  id: `${id}-0`,
  unitId: id,
  text: '',
  topics,
  districts: [],
  keywords,
  aliases: [],
})
const isCited = (clause: DutyClause | null): clause is DutyClause => clause !== null && clauseNumber(clause) > 0
const numberOf = (clause: DutyClause | null): number | undefined => (isCited(clause) ? clauseNumber(clause) : undefined)

const go = ({ unitId, clause }: RankedUnit, confidence: number) => ({
  unitId,
  confidence,
  ...(isCited(clause) ? { clauseId: clause.id } : {}),
})

const wordsOf = ({ words }: RankedUnit): string[] =>
  [...words.slice(0, QUOTED)].sort((a, b) => a.at - b.at).map(({ text }) => text)

/** The district unit that a citizen chose, by id, name or a spelling of its area. */
function districtOf(named: string | undefined, units: readonly Unit[]): string | undefined {
  if (named === undefined || named === '') return undefined
  return units.find(
    ({ id, name, kind, parentId, areaNames = [] }) =>
      kind === 'district' && parentId === undefined && (id === named || name === named || areaNames.includes(named)),
  )?.id
}

/** Where the matter is decides among clauses that are limited to districts: whoever is named for this one has it. */
function byDistrict({ units }: Judged, districtId: string | undefined): RankedUnit | null {
  if (districtId === undefined) return null
  return units.find(({ clause }) => clause.districts.includes(districtId)) ?? null
}

/** Units that answer for the likeliest kinds of matter, where no word of theirs stands in the text. */
function likelyByCategory(
  { judged: { categories }, districtId }: { readonly judged: Judged; readonly districtId: string | undefined },
  duties: readonly DutyClause[],
  open: ReadonlySet<string>,
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
