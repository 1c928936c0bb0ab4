import type { CharacterTable } from './characters'
import { compileClassifier, type Lists } from './classifier'
import { countRarity, type Example, type Features, featuresOf } from './examples'
import { learnCategories } from './learn-categories'
import { learnUnits } from './learn-units'
import { type LearnedModel, UNLEARNT } from './learned-model'

export interface Lesson {
  readonly lists: Lists
  readonly table: CharacterTable
  /** Texts that dispatchers decided. */
  readonly decided: readonly Example[]
  /** Texts that nobody decided; they teach what is rare, and what keeps company with the words of the lists. */
  readonly undecided: readonly Example[]
  readonly version: string
}

/**
 * Learns from decided and undecided texts. The same lesson gives the same model, number by number: nothing is drawn by
 * chance. Some seconds for thousands of texts.
 */
export function learn({ lists, table, decided, undecided, version }: Lesson): LearnedModel {
  const blank = compileClassifier(lists, UNLEARNT, table)
  const texts = [...decided, ...undecided]
  const rarity = texts.length < FEWEST_TEXTS ? UNLEARNT : countRarity(blank, texts)
  const model = { ...UNLEARNT, rarity: rarity.rarity, wordRarity: rarity.wordRarity }
  const classifier = compileClassifier(lists, model, table)
  const read = (example: Example): Features => featuresOf(classifier, example)
  const rows = decided.map((example) => ({ ...example, features: read(example) }))
  const known = new Set(classifier.categories.targets)
  const categorised = rows.flatMap(({ features, category }) =>
    category !== undefined && known.has(category) ? [{ features, target: category }] : [],
  )
  const units = new Set(classifier.units.targets)
  const sent = rows.flatMap(({ features, unitId }) =>
    unitId !== undefined && units.has(unitId) ? [{ features, target: unitId }] : [],
  )
  return {
    ...model,
    version,
    documents: texts.length,
    categories: learnCategories(classifier.categories.targets, categorised, undecided.map(read)),
    units: learnUnits(classifier, sent),
  }
}

/** Below this many texts rarity would be counted from too little. */
const FEWEST_TEXTS = 200
