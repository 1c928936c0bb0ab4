import { type Directory, districtNamed, type Unit } from '../hall'
import { decideRoute } from './decide-route'
import { seenApart } from './domain/characters'
import { type Classifier, compileClassifier, type Lists } from './domain/classifier'
import { type DutyClause, isCited } from './domain/duty'
import { type LearnedModel, UNLEARNT } from './domain/learned-model'
import { findPrecedent, indexPrecedents, type Precedent } from './domain/precedent'
import { judge, type Judged } from './domain/rank-units'
import { appliesBy, type RoutingRule, type RuleCondition } from './domain/rule'
import { rankCandidates } from './rank-candidates'
import type { LookedAt, Route, RouteCandidate, RouteGrounds, RouteQuery } from './route'
import { CHARACTERS } from './traditional'

/** Everything that routing knows at one moment, ready for use; answers at once. */
export interface Router {
  route(query: RouteQuery): Route
  /** The words by which a condition holds for a message (none where it asks for none), or null when it does not. */
  holds(when: RuleCondition, query: RouteQuery): readonly string[] | null
  /** The same, with all that spoke for whom: the likeliest first. */
  explain(query: RouteQuery): { readonly route: Route; readonly candidates: readonly RouteCandidate[] }
  /** Who leads what the clause is about; null: none that could be cited. */
  unitOfClause(clauseId: string): string | null
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

/** Compiles a router: some 20 ms for a city's lists. */
export function createRouter(parts: RouterParts): Router {
  const { directory, rules = [], model = UNLEARNT, threshold = DEFAULT_THRESHOLD } = parts
  const { units } = directory.document
  const lists = withImplied(parts.lists, units)
  const classifier = compileClassifier(lists, model, CHARACTERS)
  const precedents = indexPrecedents(parts.precedents ?? [], classifier)
  const { topOf } = directory
  // A list or rule may name a sub-unit; the unit above it leads, and gives it on.
  const leading: Directory = { ...directory, nameOf: (unitId) => directory.nameOf(topOf(unitId)) }
  const led = (route: Route): Route => (route.unitId === null ? route : { ...route, unitId: topOf(route.unitId) })
  const grounds: RouteGrounds = {
    directory: leading,
    rules,
    duties: lists.duties,
    open: new Set(units.map(({ id }) => id)),
    threshold,
    seen: (text) => seenApart(withoutUnseen(text), CHARACTERS),
  }

  const unread = judge(classifier, { title: '', body: '', districtId: undefined }, grounds.open)
  const beforehand = new Map(unread.categories.map(({ category, probability }) => [category, probability]))
  /** The likeliest kind of matter; undefined where nothing in the text speaks for it: one is the likeliest beforehand. */
  const categoryOf = ({ categories: [likeliest] }: Judged): string | undefined =>
    likeliest !== undefined && likeliest.probability > (beforehand.get(likeliest.category) ?? 0)
      ? likeliest.category
      : undefined

  const look = (given: RouteQuery): LookedAt => {
    const query = { ...given, title: withoutUnseen(given.title), body: withoutUnseen(given.body) }
    const reading = classifier.reader.read(query.title, query.body)
    const precedent = findPrecedent(precedents, classifier, reading)
    const districtId = districtNamed(query.district ?? '', units)?.id
    const judged = judge(classifier, { title: query.title, body: query.body, districtId }, grounds.open)
    const text = grounds.seen(`${query.title}\n${query.body}`)
    return {
      judged,
      districtId,
      subject: { kind: query.kind, category: categoryOf(judged), districtId, at: query.at, text },
      precedent: precedent !== null && grounds.open.has(precedent.unitId) ? precedent : null,
    }
  }

  return {
    classifier,
    lists,
    route: (query) => led(decideRoute(look(query), grounds)),
    holds: (when, query) => appliesBy({ when }, look(query).subject, grounds.seen),
    explain(query) {
      const looked = look(query)
      const route = decideRoute(looked, grounds)
      const candidates = rankCandidates(looked, route, grounds).map((each) => ({ ...each, unitId: topOf(each.unitId) }))
      return {
        route: led(route),
        candidates: candidates.filter(({ unitId }, at) => candidates.findIndex((one) => one.unitId === unitId) === at),
      }
    },
    unitOfClause(clauseId) {
      const clause = lists.duties.find(({ id }) => id === clauseId) ?? null
      return isCited(clause) ? topOf(clause.unitId) : null
    },
  }
}

/** What nobody sees comes along when a text is copied, and would part words: 公\u200b交. */
const withoutUnseen = (text: string): string => text.replace(/\p{Default_Ignorable_Code_Point}+/gu, '')

/** A list that holds less than this share of its unit's words in the directory was only begun. */
const WHOLE_LIST = 0.5

/**
 * A unit without clauses answers by the words of the directory; so does a city that has imported nothing yet. A unit whose
 * list was only begun goes on answering by those of them that no list holds: what found it yesterday finds it today. A whole
 * list leaves out what says too little (农村, 房屋).
 */
function withImplied(lists: Lists, units: readonly Unit[]): Lists {
  const listed = new Map<string, Set<string>>()
  for (const { unitId, topics, keywords, aliases } of lists.duties)
    listed.set(unitId, new Set([...(listed.get(unitId) ?? []), ...topics, ...keywords, ...aliases]))
  const written = new Set([...listed.values()].flatMap((words) => [...words]))
  const implied = units.flatMap((unit): Unit[] => {
    const own = listed.get(unit.id)
    if (own === undefined) return [unit]
    const words = [...unit.topics, ...unit.keywords]
    if (words.filter((word) => own.has(word)).length >= words.length * WHOLE_LIST) return []
    const isLeft = (word: string): boolean => !written.has(word)
    return [{ ...unit, topics: unit.topics.filter(isLeft), keywords: unit.keywords.filter(isLeft) }]
  })
  return { ...lists, duties: [...lists.duties, ...implied.filter(isAddressed).map(impliedClause)] }
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
