/**
 * What was learnt of the categories: naive Bayes over hashed n-grams, beside the words of the lists, which speak without
 * any learning. The answer's odds add up from three parts: lists ÷ `temperature` + `prior` + `strength` × n-grams.
 * All of it was chosen on texts held out in training.
 */
export interface LearnedCategories {
  readonly targets: readonly string[]
  /** Natural logarithm of how often each target was chosen, smoothed by one. */
  readonly prior: readonly number[]
  readonly temperature: number
  /** 0: the n-grams are not listened to, for want of examples. */
  readonly strength: number
  /** Row of bucket `b`: `weights[b × targets.length …]`; a weight is its number × `scale`. Empty while `strength` is 0. */
  readonly weights: Int8Array
  readonly scale: number
  /** How many decided texts it was learnt from. */
  readonly learntFrom: number
}

/** What was learnt of the units: by how much each listed word speaks more, or less, for a unit than the lists say. */
export interface LearnedUnits {
  readonly targets: readonly string[]
  readonly prior: readonly number[]
  readonly temperature: number
  /** A listed word, the unit's place in `targets`, and what is added to the list's own weight. */
  readonly shifts: readonly (readonly [word: string, target: number, by: number])[]
  readonly learntFrom: number
}

export interface LearnedModel {
  /** Names the model in the store and in every answer that it gave. */
  readonly version: string
  /** Texts from which rarity was counted, decided or not. */
  readonly documents: number
  /** By bucket: how rare its n-grams are, `ln((documents + 1) ÷ (documents with it + 1))` × `RARITY_SCALE`; empty: unknown. */
  readonly rarity: Uint8Array
  /** The same for each listed word, as the classifier sees it. */
  readonly wordRarity: Readonly<Record<string, number>>
  readonly categories: LearnedCategories
  readonly units: LearnedUnits
}

/** Rarity is kept in steps of 1 ÷ 20: 12.75 at most. */
export const RARITY_SCALE = 20

/** Nothing is learnt: the lists alone decide. Temperatures were found on one city's messages and hold until there is history. */
export const UNLEARNT: LearnedModel = {
  version: 'none',
  documents: 0,
  rarity: new Uint8Array(),
  wordRarity: {},
  categories: {
    targets: [],
    prior: [],
    temperature: 6,
    strength: 0,
    weights: new Int8Array(),
    scale: 0,
    learntFrom: 0,
  },
  units: { targets: [], prior: [], temperature: 4, shifts: [], learntFrom: 0 },
}
