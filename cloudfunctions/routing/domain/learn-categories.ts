import { toProbabilities } from './classifier'
import type { Features } from './examples'
import { stratifiedFolds } from './folds'
import { type LearnedCategories, UNLEARNT } from './learned-model'
import { BUCKETS } from './reader'

/** A decided text. */
export interface Decided {
  readonly features: Features
  readonly target: string
}

/** What is tried in training; the likeliest on held-out texts is kept. */
const TEMPERATURES = [3, 4, 6, 9, 13]
const STRENGTHS = [0, 0.5, 1, 2, 4, 8, 12]
/** How much a text that nobody decided counts beside a decided one: by what the lists make of it. */
const UNDECIDED = [0, 0.3]
/** Held-out folds within training. */
const FOLDS = 4
/** Fewer examples cannot choose anything: the lists decide with what holds elsewhere. */
const FEWEST = 40
/** Added to each count of an n-gram, in units of a text's normalised values. */
const SMOOTHING = 0.03
/** How sure the lists are taken to be of a text that nobody decided. */
const LIST_TEMPERATURE = 5

/** Learns prior, temperatures and n-grams of the categories. */
export function learnCategories(
  targets: readonly string[],
  decided: readonly Decided[],
  undecided: readonly Features[],
): LearnedCategories {
  const column = new Map(targets.map((target, at) => [target, at]))
  const rows = decided.map(({ features, target }) => ({ features, column: column.get(target) ?? 0 }))
  const prior = priorOf(rows, targets.length)
  const learnt = { ...UNLEARNT.categories, targets, prior, learntFrom: rows.length }
  if (rows.length < FEWEST) return learnt
  const byLists = emptyCounts(targets.length)
  for (const features of undecided) addByLists(byLists, features, targets.length)
  const choice = choose(rows, byLists, targets.length)
  if (choice.strength === 0) return { ...learnt, temperature: choice.temperature }
  const all = weightsOf(rows, byLists, choice.undecided, targets.length)
  return { ...learnt, temperature: choice.temperature, strength: choice.strength, ...inBytes(all) }
}

interface Row {
  readonly features: Features
  readonly column: number
}

function priorOf(rows: readonly Row[], columns: number): number[] {
  const counts = new Array<number>(columns).fill(1)
  for (const { column } of rows) counts[column] = (counts[column] ?? 0) + 1
  return counts.map((count) => Math.log(count / (rows.length + columns)))
}

const emptyCounts = (columns: number): Float64Array => new Float64Array(BUCKETS * columns)

function addTo(counts: Float64Array, { grams, values }: Features, column: number, columns: number): void {
  for (let at = 0; at < grams.length; at += 1) {
    const cell = (grams[at] ?? 0) * columns + column
    counts[cell] = (counts[cell] ?? 0) + (values[at] ?? 0)
  }
}

function addByLists(counts: Float64Array, features: Features, columns: number): void {
  const shares = toProbabilities(features.categoryScores.map((score) => score / LIST_TEMPERATURE))
  const { grams, values } = features
  for (let at = 0; at < grams.length; at += 1) {
    const row = (grams[at] ?? 0) * columns
    for (let column = 0; column < columns; column += 1)
      counts[row + column] = (counts[row + column] ?? 0) + (values[at] ?? 0) * (shares[column] ?? 0)
  }
}

/** Naive Bayes: the logarithm of how likely each bucket is in each category, less the mean over the categories. */
function weightsOf(rows: readonly Row[], byLists: Float64Array, undecided: number, columns: number): Float64Array {
  const counts = undecided === 0 ? emptyCounts(columns) : byLists.map((count) => count * undecided)
  for (const { features, column } of rows) addTo(counts, features, column, columns)
  const totals = new Float64Array(columns)
  for (let cell = 0; cell < counts.length; cell += 1) {
    const column = cell % columns
    totals[column] = (totals[column] ?? 0) + (counts[cell] ?? 0) + SMOOTHING
  }
  const logTotals = totals.map(Math.log)
  for (let row = 0; row < counts.length; row += columns) {
    let mean = 0
    for (let column = 0; column < columns; column += 1) {
      const weight = Math.log((counts[row + column] ?? 0) + SMOOTHING) - (logTotals[column] ?? 0)
      counts[row + column] = weight
      mean += weight / columns
    }
    for (let column = 0; column < columns; column += 1) counts[row + column] = (counts[row + column] ?? 0) - mean
  }
  return counts
}

function inBytes(weights: Float64Array): { weights: Int8Array; scale: number } {
  let largest = 0
  for (const weight of weights) largest = Math.max(largest, Math.abs(weight))
  const scale = largest / 127 || 1
  return { weights: Int8Array.from(weights, (weight) => Math.round(weight / scale)), scale }
}

interface Choice {
  readonly temperature: number
  readonly strength: number
  readonly undecided: number
}

/** Tries every combination on held-out folds and keeps the one under which the decisions were likeliest. */
function choose(rows: readonly Row[], byLists: Float64Array, columns: number): Choice {
  const foldOf = stratifiedFolds(
    rows.map(({ column }) => String(column)),
    FOLDS,
  )
  const choices = UNDECIDED.flatMap((undecided) =>
    TEMPERATURES.flatMap((temperature) => STRENGTHS.map((strength) => ({ temperature, strength, undecided }))),
  )
  const losses = choices.map(() => 0)
  for (let fold = 0; fold < FOLDS; fold += 1) {
    const kept = rows.filter((_, at) => foldOf[at] !== fold)
    const held = rows.filter((_, at) => foldOf[at] === fold)
    const prior = priorOf(kept, columns)
    for (const undecided of UNDECIDED) {
      const weights = weightsOf(kept, byLists, undecided, columns)
      for (const { features, column } of held) {
        const grams = gramScores(features, weights, columns)
        choices.forEach((choice, at) => {
          if (choice.undecided !== undecided) return
          const odds = features.categoryScores.map(
            (score, each) => score / choice.temperature + (prior[each] ?? 0) + choice.strength * (grams[each] ?? 0),
          )
          losses[at] = (losses[at] ?? 0) - Math.log(Math.max(toProbabilities(odds)[column] ?? 0, 1e-9))
        })
      }
    }
  }
  const least = Math.min(...losses)
  return choices[losses.indexOf(least)] ?? { temperature: UNLEARNT.categories.temperature, strength: 0, undecided: 0 }
}

function gramScores({ grams, values }: Features, weights: Float64Array, columns: number): Float64Array {
  const scores = new Float64Array(columns)
  for (let at = 0; at < grams.length; at += 1) {
    const row = (grams[at] ?? 0) * columns
    for (let column = 0; column < columns; column += 1)
      scores[column] = (scores[column] ?? 0) + (values[at] ?? 0) * (weights[row + column] ?? 0)
  }
  return scores
}
