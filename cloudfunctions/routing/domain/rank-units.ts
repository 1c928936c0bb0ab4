import { type Classifier, listScores, probabilities, wordSays } from './classifier'
import type { DutyClause } from './duty'
import type { Reading } from './reader'
import { type RankedCategory, ranked } from './rank'
import { spokenIn, stretchFor } from './stretch'

/** A unit that may be meant, and why. */
export interface RankedUnit {
  readonly unitId: string
  /** 0–1; what is missing to 1 is that no unit of the lists is meant. */
  readonly score: number
  /** The clause that speaks most for it. */
  readonly clause: DutyClause
  /** Words of the clause's unit that stand in the text, the weightiest first, and where they stand first. */
  readonly words: readonly { readonly text: string; readonly at: number }[]
}

/** What a text was found to be about. */
export interface Judged {
  readonly categories: readonly RankedCategory[]
  readonly units: readonly RankedUnit[]
}

/** How much the kind of matter says beside the words: the power to which its probability is taken. */
const CATEGORY_SAYS = 0.5
/** No category is ruled out altogether; and what an unsorted clause is taken for. */
const LEAST_CHANCE = 0.02
const UNSORTED_CHANCE = 0.3
/** How much the prior of what dispatchers choose says. */
const PRIOR_SAYS = 0.5

/**
 * Ranks categories and units for a text. `open`: units that exist and take messages. A clause that is limited to
 * districts speaks only where the matter is in one of them.
 */
export function judge(
  classifier: Classifier,
  text: { readonly title: string; readonly body: string; readonly districtId: string | undefined },
  open: ReadonlySet<string>,
): Judged {
  const { categories, units, reader } = classifier
  const reading = reader.read(text.title, text.body)
  const scores = new Float64Array(units.targets.length)
  listScores(classifier, units, reading, scores)
  const hits = hitsByUnit(classifier, reading, text.districtId)
  // Weighing the pairs writes over their counts: it comes after everything that counts.
  const chances = probabilities(classifier, categories, reading)
  const chanceOf = new Map(categories.targets.map((category, at) => [category, chances[at] ?? 0]))
  const coolness = units.temperature * stretchFor(spokenIn(classifier, reading))
  const evenly = -Math.log(Math.max(1, units.targets.length))
  const chanceFor = ({ category }: DutyClause): number =>
    category === undefined ? UNSORTED_CHANCE : (chanceOf.get(category) ?? 0)
  const hasPrior = units.prior.some((value) => value !== 0)
  const odds = units.targets.flatMap((unitId, column) => {
    const found = hits.get(column)
    const says = scores[column] ?? 0
    if (found === undefined || says <= 0 || !open.has(unitId)) return []
    // Decisions may have taught that a word stands for a unit which does not list it: its likeliest clause is cited then.
    const here = (classifier.clausesOf.get(unitId) ?? []).filter((clause) => holdsIn(clause, text.districtId))
    const clause = found.clause ?? [...here].sort((a, b) => chanceFor(b) - chanceFor(a))[0]
    if (clause === undefined) return []
    const prior = hasPrior ? (units.prior[column] ?? 0) - evenly : 0
    const own =
      says / coolness + CATEGORY_SAYS * Math.log(Math.max(chanceFor(clause), LEAST_CHANCE)) + PRIOR_SAYS * prior
    return [{ unitId, clause, words: found.words, odds: own }]
  })
  const nobody = CATEGORY_SAYS * Math.log(UNSORTED_CHANCE)
  const total = odds.reduce((sum, each) => sum + Math.exp(each.odds), Math.exp(nobody))
  return {
    categories: ranked(categories, chances),
    units: odds
      .map(({ odds: own, ...unit }) => ({ ...unit, score: Math.exp(own) / total }))
      .sort((a, b) => b.score - a.score || firstAt(a) - firstAt(b)),
  }
}

const firstAt = ({ words }: RankedUnit): number => Math.min(...words.map(({ at }) => at))

interface Hits {
  readonly words: readonly { readonly text: string; readonly at: number }[]
  /** The clause that lists most of them, by weight; absent where none does. */
  readonly clause: DutyClause | undefined
}

/** For each unit (by its column) the words in the text that speak for it, and the clause that lists them. */
function hitsByUnit(
  classifier: Classifier,
  reading: Reading,
  districtId: string | undefined,
): ReadonlyMap<number, Hits> {
  const { units, words: listed } = classifier
  const columns = units.targets.length
  const words = new Map<number, { text: string; says: number; at: number }[]>()
  const clauses = new Map<DutyClause, number>()
  for (let at = 0; at < reading.wordTotal; at += 1) {
    const index = reading.words[at] ?? 0
    const word = listed[index]
    if (word === undefined) continue
    const says = wordSays(classifier, reading, at)
    for (const clause of word.clauses)
      if (holdsIn(clause, districtId)) clauses.set(clause, (clauses.get(clause) ?? 0) + says)
    for (let column = 0; column < columns; column += 1) {
      const weight = units.byWord[index * columns + column] ?? 0
      if (weight <= 0) continue
      const own = words.get(column) ?? []
      own.push({ text: word.text, says: says * weight, at: reading.wordAt[at] ?? 0 })
      words.set(column, own)
    }
  }
  const heaviest = new Map<string, DutyClause>()
  for (const [clause, says] of clauses) {
    const held = heaviest.get(clause.unitId)
    if (held === undefined || says > (clauses.get(held) ?? 0)) heaviest.set(clause.unitId, clause)
  }
  return new Map(
    [...words].map(([column, own]) => [
      column,
      {
        words: own.sort((a, b) => b.says - a.says).map(({ text, at }) => ({ text, at })),
        clause: heaviest.get(units.targets[column] ?? ''),
      },
    ]),
  )
}

const holdsIn = ({ districts }: DutyClause, districtId: string | undefined): boolean =>
  districts.length === 0 || (districtId !== undefined && districts.includes(districtId))
