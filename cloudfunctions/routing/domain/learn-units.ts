import { type Classifier, toProbabilities } from './classifier'
import type { Decided } from './learn-categories'
import { type LearnedUnits, UNLEARNT } from './learned-model'
import { stretchFor } from './stretch'

/** A word must have stood in this many decided texts before it is taken to say something else than the lists do. */
const FEWEST_WITH_WORD = 3
/** As if the lists had decided this many texts with each word. */
const LISTS_COUNT = 6
/** Share of a unit that does not list the word. */
const UNLISTED = 0.02
/** How far the decisions move a word: one unit of a list's weight is what a keyword says. */
const SHIFT = 0.3
/** Smaller shifts are not kept. */
const LEAST_SHIFT = 0.05
const TEMPERATURES = [2, 3, 4, 6, 9]
const FEWEST = 40

/** Learns by how much each listed word speaks more or less for a unit than the lists say, and how often units are chosen. */
export function learnUnits(classifier: Classifier, decided: readonly Decided[]): LearnedUnits {
  const { targets } = classifier.units
  const column = new Map(targets.map((target, at) => [target, at]))
  const rows = decided.map(({ features, target }) => ({ features, column: column.get(target) ?? 0 }))
  const chosen = new Array<number>(targets.length).fill(1)
  for (const row of rows) chosen[row.column] = (chosen[row.column] ?? 0) + 1
  const prior = rows.length < FEWEST ? [] : chosen.map((count) => Math.log(count / (rows.length + targets.length)))
  if (rows.length === 0) return { ...UNLEARNT.units, targets }
  const withWord = new Map<number, Map<number, number>>()
  for (const { features, column: unit } of rows)
    for (const word of features.words) {
      const units = withWord.get(word) ?? new Map<number, number>()
      withWord.set(word, units.set(unit, (units.get(unit) ?? 0) + 1))
    }
  const shifts: [string, number, number][] = []
  for (const [word, counts] of [...withWord].sort(([a], [b]) => a - b)) {
    const total = [...counts.values()].reduce((sum, count) => sum + count, 0)
    const listed = classifier.words[word]
    if (listed === undefined || total < FEWEST_WITH_WORD) continue
    const own = [...listed.units.keys()].map((unit) => column.get(unit) ?? -1)
    for (const unit of new Set([...own, ...counts.keys()])) {
      const share = own.includes(unit) ? 1 / own.length : UNLISTED
      const now = ((counts.get(unit) ?? 0) + LISTS_COUNT * share) / (total + LISTS_COUNT)
      const by = SHIFT * Math.log(now / share)
      if (unit >= 0 && Math.abs(by) >= LEAST_SHIFT) shifts.push([listed.seen, unit, Math.round(by * 100) / 100])
    }
  }
  return { targets, prior, temperature: temperatureFor(rows, prior), shifts, learntFrom: rows.length }
}

/** The temperature under which the decisions were likeliest by the lists alone. */
function temperatureFor(
  rows: readonly { features: Decided['features']; column: number }[],
  prior: readonly number[],
): number {
  if (rows.length < FEWEST) return UNLEARNT.units.temperature
  const losses = TEMPERATURES.map((temperature) =>
    rows.reduce((loss, { features, column }) => {
      const coolness = temperature * stretchFor(features.says.reduce((sum, each) => sum + each, 0))
      const odds = features.unitScores.map((score, at) => score / coolness + (prior[at] ?? 0))
      return loss - Math.log(Math.max(toProbabilities(odds)[column] ?? 0, 1e-9))
    }, 0),
  )
  return TEMPERATURES[losses.indexOf(Math.min(...losses))] ?? UNLEARNT.units.temperature
}
