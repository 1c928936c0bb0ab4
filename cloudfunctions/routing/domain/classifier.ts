import type { CharacterTable } from './characters'
import type { Category, DutyClause } from './duty'
import { type LearnedCategories, type LearnedModel, type LearnedUnits, RARITY_SCALE } from './learned-model'
import { createReader, BUCKETS, bucketOf, type Reader, type Reading } from './reader'
import { type ListedWord, listWords } from './word-list'
import { wordFinder } from './word-finder'

/** What the lists and the tree say of a city without history: rarity of a word that was never counted. */
const UNKNOWN_RARITY = 4

/** One question, ready to be answered: weights laid out flat. */
export interface Head {
  readonly targets: readonly string[]
  /** Row of word `w`: `byWord[w × targets.length …]`. */
  readonly byWord: Float32Array
  readonly prior: Float64Array
  readonly temperature: number
  readonly strength: number
  readonly weights: Int8Array
  readonly scale: number
}

/** Lists, tree and what was learnt, compiled for many texts. Not shared between threads: it reads into its own arrays. */
export interface Classifier {
  readonly words: readonly ListedWord[]
  /** Each unit's clauses in their order. */
  readonly clausesOf: ReadonlyMap<string, readonly DutyClause[]>
  readonly categories: Head
  readonly units: Head
  readonly table: CharacterTable
  readonly rarity: Float32Array
  readonly reader: Reader
  /** For each word how rare it is × how much its length says. */
  readonly wordWeight: Float32Array
}

export interface Lists {
  readonly duties: readonly DutyClause[]
  readonly tree: readonly Category[]
}

/** Compiles a classifier; some 10 ms. */
export function compileClassifier({ duties, tree }: Lists, learned: LearnedModel, table: CharacterTable): Classifier {
  const words = listWords(duties, tree, table)
  const rarity = new Float32Array(BUCKETS).fill(learned.rarity.length === 0 ? UNKNOWN_RARITY : 0)
  learned.rarity.forEach((step, bucket) => {
    rarity[bucket] = step / RARITY_SCALE
  })
  const finder = wordFinder(words.map((word) => word.seen))
  const clausesOf = new Map<string, DutyClause[]>()
  for (const clause of duties) clausesOf.set(clause.unitId, [...(clausesOf.get(clause.unitId) ?? []), clause])
  return {
    words,
    clausesOf,
    table,
    rarity,
    reader: createReader(table, finder, words.length),
    wordWeight: Float32Array.from(words, (word) => rarityOfWord(word.seen, learned, rarity) * word.length),
    categories: compileCategories(tree, words, learned.categories),
    units: compileUnits(duties, words, learned.units),
  }
}

function compileCategories(tree: readonly Category[], words: readonly ListedWord[], learned: LearnedCategories): Head {
  const targets = tree.map(({ name }) => name)
  const places = targets.map((target) => learned.targets.indexOf(target))
  const { temperature, scale } = learned
  const strength = learned.weights.length === 0 ? 0 : learned.strength
  const same = places.length === learned.targets.length && places.every((place, column) => place === column)
  return {
    targets,
    byWord: weightsByWord(
      targets,
      words.map((word) => word.categories),
    ),
    prior: priorOf(places, learned.prior),
    temperature,
    strength,
    scale,
    weights: same || strength === 0 ? learned.weights : relaid(learned, places),
  }
}

function compileUnits(duties: readonly DutyClause[], words: readonly ListedWord[], learned: LearnedUnits): Head {
  const targets = [...new Set(duties.map(({ unitId }) => unitId))]
  const byWord = weightsByWord(
    targets,
    words.map((word) => word.units),
  )
  const wordAt = new Map(words.map((word, at) => [word.seen, at]))
  const columnOf = new Map(targets.map((target, column) => [target, column]))
  for (const [word, target, by] of learned.shifts) {
    const row = wordAt.get(word)
    const column = columnOf.get(learned.targets[target] ?? '')
    if (row === undefined || column === undefined) continue
    const cell = row * targets.length + column
    byWord[cell] = (byWord[cell] ?? 0) + by
  }
  const places = targets.map((target) => learned.targets.indexOf(target))
  const { temperature } = learned
  const unheard = { strength: 0, scale: 0, weights: new Int8Array() }
  return { targets, byWord, prior: priorOf(places, learned.prior), temperature, ...unheard }
}

function weightsByWord(targets: readonly string[], words: readonly ReadonlyMap<string, number>[]): Float32Array {
  const columnOf = new Map(targets.map((target, column) => [target, column]))
  const byWord = new Float32Array(words.length * targets.length)
  words.forEach((weights, word) => {
    for (const [target, weight] of weights) {
      const column = columnOf.get(target)
      if (column !== undefined) byWord[word * targets.length + column] = weight
    }
  })
  return byWord
}

/** The lists may have changed since the model was learnt: a target that it does not know is as likely as its rarest. */
function priorOf(places: readonly number[], prior: readonly number[]): Float64Array {
  const least = Math.min(0, ...prior)
  return Float64Array.from(places, (place) => (place === -1 ? least : (prior[place] ?? least)))
}

/** The weights in the order of the present targets. */
function relaid({ weights, targets }: LearnedCategories, places: readonly number[]): Int8Array {
  const laid = new Int8Array(BUCKETS * places.length)
  for (let bucket = 0; bucket < BUCKETS; bucket += 1)
    places.forEach((place, column) => {
      if (place !== -1) laid[bucket * places.length + column] = weights[bucket * targets.length + place] ?? 0
    })
  return laid
}

/** As it was counted; a word that came to the lists later is as rare as its rarest pair of characters. */
function rarityOfWord(seen: string, { wordRarity }: LearnedModel, rarity: Float32Array): number {
  const counted = wordRarity[seen]
  if (counted !== undefined) return counted / RARITY_SCALE
  let rarest = 0
  for (let at = 0; at + 1 < seen.length; at += 1)
    rarest = Math.max(rarest, rarity[bucketOf(seen.charCodeAt(at), seen.charCodeAt(at + 1))] ?? 0)
  return rarest
}

/** How much word number `at` of a reading counts: its rarity and length × the logarithm of how often it stands. */
export const wordSays = (classifier: Classifier, reading: Reading, at: number): number =>
  logOf(reading.wordCounts[at] ?? 0) * (classifier.wordWeight[reading.words[at] ?? 0] ?? 0)

/** What the lists say for each target, before the temperature. */
export function listScores(classifier: Classifier, head: Head, reading: Reading, into: Float64Array): void {
  const columns = head.targets.length
  into.fill(0)
  for (let at = 0; at < reading.wordTotal; at += 1) {
    const says = wordSays(classifier, reading, at)
    const row = (reading.words[at] ?? 0) * columns
    for (let column = 0; column < columns; column += 1)
      into[column] = (into[column] ?? 0) + says * (head.byWord[row + column] ?? 0)
  }
}

/** Logarithms of 1 + count: counting by table is several times as fast. */
const LOGS = Float64Array.from({ length: 512 }, (_, count) => Math.log1p(count))
const logOf = (count: number): number => LOGS[count] ?? Math.log1p(count)

/**
 * What each n-gram counts: the logarithm of how often it stands × its rarity, written over the counts. Returns the length
 * of them all, by which they are divided, so that a long text speaks no louder.
 */
export function weighGrams({ rarity }: Classifier, { grams, gramCounts, gramTotal }: Reading): number {
  let sum = 0
  for (let at = 0; at < gramTotal; at += 1) {
    const value = logOf(gramCounts[at] ?? 0) * (rarity[grams[at] ?? 0] ?? 0)
    gramCounts[at] = value
    sum += value * value
  }
  return Math.sqrt(sum) || 1
}

/** Probabilities of the head's targets for a text that the classifier's reader has just read; they sum to 1. */
export function probabilities(classifier: Classifier, head: Head, reading: Reading): Float64Array {
  const columns = head.targets.length
  const odds = new Float64Array(columns)
  listScores(classifier, head, reading, odds)
  for (let column = 0; column < columns; column += 1)
    odds[column] = (odds[column] ?? 0) / head.temperature + (head.prior[column] ?? 0)
  if (head.strength > 0) addGrams(classifier, head, reading, odds)
  return toProbabilities(odds)
}

function addGrams(
  classifier: Classifier,
  { weights, strength, scale }: Head,
  reading: Reading,
  odds: Float64Array,
): void {
  const { grams, gramCounts, gramTotal } = reading
  const columns = odds.length
  const factor = (strength * scale) / weighGrams(classifier, reading)
  for (let at = 0; at < gramTotal; at += 1) {
    const value = factor * (gramCounts[at] ?? 0)
    const row = (grams[at] ?? 0) * columns
    for (let column = 0; column < columns; column += 1)
      odds[column] = (odds[column] ?? 0) + value * (weights[row + column] ?? 0)
  }
}

/** Softmax, in place. */
export function toProbabilities(odds: Float64Array): Float64Array {
  let highest = -Infinity
  for (const value of odds) highest = Math.max(highest, value)
  let sum = 0
  for (let at = 0; at < odds.length; at += 1) {
    odds[at] = Math.exp((odds[at] ?? 0) - highest)
    sum += odds[at] ?? 0
  }
  for (let at = 0; at < odds.length; at += 1) odds[at] = (odds[at] ?? 0) / sum
  return odds
}
