import { type Classifier, type Head, probabilities } from './classifier'

export interface RankedCategory {
  readonly category: string
  /** 0–1; all together 1. */
  readonly probability: number
}

/** The categories of a text, likeliest first; of equals the one that stands first in the tree. */
export function rankCategories(classifier: Classifier, title: string, body: string): readonly RankedCategory[] {
  const { categories, reader } = classifier
  return ranked(categories, probabilities(classifier, categories, reader.read(title, body)))
}

/** @param chances by target */
export const ranked = ({ targets }: Head, chances: Float64Array): readonly RankedCategory[] =>
  targets
    .map((category, at) => ({ category, probability: chances[at] ?? 0 }))
    .sort((a, b) => b.probability - a.probability)
