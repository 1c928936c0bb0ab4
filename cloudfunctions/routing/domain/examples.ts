import { type Classifier, weighGrams, listScores, wordSays } from './classifier'
import { BUCKETS } from './reader'
import { RARITY_SCALE } from './learned-model'

/** A text, and what dispatchers decided about it where they did. */
export interface Example {
  readonly title: string
  readonly body: string
  readonly category?: string | undefined
  readonly unitId?: string | undefined
}

/** A text as numbers: everything that learning looks at. */
export interface Features {
  readonly grams: Int32Array
  /** Weighed by rarity and divided by the text's length: squares sum to 1. */
  readonly values: Float32Array
  readonly words: Int32Array
  readonly says: Float32Array
  /** What the lists say for each category and unit, before the temperature. */
  readonly categoryScores: Float64Array
  readonly unitScores: Float64Array
}

/** How rare each bucket and each listed word is among the texts, in the steps of a learned model. */
export function countRarity(
  { reader, words }: Classifier,
  texts: readonly Example[],
): { rarity: Uint8Array; wordRarity: Record<string, number> } {
  const found = new Int32Array(BUCKETS)
  const wordsFound = new Int32Array(words.length)
  for (const { title, body } of texts) {
    const reading = reader.read(title, body)
    for (const bucket of reading.grams.subarray(0, reading.gramTotal)) found[bucket] = (found[bucket] ?? 0) + 1
    for (const word of reading.words.subarray(0, reading.wordTotal)) wordsFound[word] = (wordsFound[word] ?? 0) + 1
  }
  const stepOf = (count: number): number => Math.round(Math.log((texts.length + 1) / (count + 1)) * RARITY_SCALE)
  return {
    rarity: Uint8Array.from(found, stepOf),
    wordRarity: Object.fromEntries(words.map(({ seen }, at) => [seen, stepOf(wordsFound[at] ?? 0)])),
  }
}

export function featuresOf(classifier: Classifier, { title, body }: Example): Features {
  const reading = classifier.reader.read(title, body)
  const norm = weighGrams(classifier, reading)
  const { gramTotal, wordTotal } = reading
  const features: Features = {
    grams: reading.grams.slice(0, gramTotal),
    values: new Float32Array(gramTotal),
    words: reading.words.slice(0, wordTotal),
    says: new Float32Array(wordTotal),
    categoryScores: new Float64Array(classifier.categories.targets.length),
    unitScores: new Float64Array(classifier.units.targets.length),
  }
  for (let at = 0; at < gramTotal; at += 1) features.values[at] = (reading.gramCounts[at] ?? 0) / norm
  for (let at = 0; at < wordTotal; at += 1) features.says[at] = wordSays(classifier, reading, at)
  listScores(classifier, classifier.categories, reading, features.categoryScores)
  listScores(classifier, classifier.units, reading, features.unitScores)
  return features
}
