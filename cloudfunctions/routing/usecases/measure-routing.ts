import { compileClassifier, type Classifier, type Lists, probabilities } from '../domain/classifier'
import type { Example } from '../domain/examples'
import { stratifiedFolds } from '../domain/folds'
import { learn } from '../domain/learn'
import type { LearnedModel } from '../domain/learned-model'
import { type Answered, measure, type Measures } from '../domain/measure'
import { rankCategories } from '../domain/rank'
import { CHARACTERS } from '../traditional'

/** A text whose category is known. */
export type Labelled = Example & { readonly category: string }

/** The model in force, on texts that it did not learn from. */
export const measureModel = (lists: Lists, model: LearnedModel, texts: readonly Labelled[]): Measures =>
  measure(answersOf(compileClassifier(lists, model, CHARACTERS), texts))

/**
 * Learns on all folds but one and answers that one, for each: vocabulary, rarity, tuning and weights see the training
 * folds and texts without labels only. Undecided texts that are (nearly) one of the labelled ones are left out.
 */
export function measureByFolds(
  lists: Lists,
  texts: readonly Labelled[],
  undecided: readonly Example[],
  folds: number,
): { readonly all: Measures; readonly each: readonly Measures[]; readonly undecided: number } {
  const others = withoutCopies(undecided, texts)
  const foldOf = stratifiedFolds(
    texts.map(({ category }) => category),
    folds,
  )
  const answered = Array.from({ length: folds }, (_, fold) => {
    const decided = texts.filter((_, at) => foldOf[at] !== fold)
    const held = texts.filter((_, at) => foldOf[at] === fold)
    const model = learn({ lists, table: CHARACTERS, decided, undecided: others, version: `fold-${fold}` })
    return answersOf(compileClassifier(lists, model, CHARACTERS), held)
  })
  return { all: measure(answered.flat()), each: answered.map(measure), undecided: others.length }
}

const answersOf = (classifier: Classifier, texts: readonly Labelled[]): Answered[] =>
  texts.map(({ title, body, category }) => {
    const ranked = rankCategories(classifier, title, body)
    return {
      truth: category,
      ranked: ranked.map((each) => each.category),
      confidence: ranked[0]?.probability ?? 0,
    }
  })

/** The texts that share neither title nor beginning with one of `with_`: a copy would tell what it should not. */
export function withoutCopies(texts: readonly Example[], labelled: readonly Example[]): readonly Example[] {
  const titles = new Set(labelled.map(({ title }) => plain(title)))
  const beginnings = new Set(labelled.map(({ body }) => plain(body).slice(0, BEGINNING)))
  return texts.filter(
    ({ title, body }) => !titles.has(plain(title)) && !beginnings.has(plain(body).slice(0, BEGINNING)),
  )
}
const BEGINNING = 60
const plain = (text: string): string => text.replace(/\s+/g, '')

/**
 * Texts that the classifier answers in a second of one core's time (processor time, so that other programs on the
 * machine do not count).
 */
export function measureSpeed(
  lists: Lists,
  model: LearnedModel,
  texts: readonly Example[],
  milliseconds: number,
): { readonly perSecond: number; readonly perSecondOfWall: number } {
  const classifier = compileClassifier(lists, model, CHARACTERS)
  const round = (): number => {
    let sum = 0
    for (const { title, body } of texts)
      sum += probabilities(classifier, classifier.categories, classifier.reader.read(title, body))[0] ?? 0
    return sum
  }
  const warmUntil = performance.now() + milliseconds / 2
  while (performance.now() < warmUntil) round()
  const [usage, began] = [process.cpuUsage(), performance.now()]
  let answered = 0
  while (performance.now() - began < milliseconds) {
    if (!Number.isFinite(round())) throw new Error('a probability is no number')
    answered += texts.length
  }
  const used = process.cpuUsage(usage)
  return {
    perSecond: (answered * 1e6) / Math.max(1, used.user + used.system),
    perSecondOfWall: (answered * 1000) / (performance.now() - began),
  }
}
