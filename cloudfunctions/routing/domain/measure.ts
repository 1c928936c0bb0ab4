/** One text as a classifier answered it: what it is, what was answered in order, and how sure the first answer was (0–1). */
export interface Answered {
  readonly truth: string
  readonly ranked: readonly string[]
  readonly confidence: number
}

/** One row of the calibration table: answers whose confidence lay in [`from`, `to`). */
export interface CalibrationRow {
  readonly from: number
  readonly to: number
  readonly answers: number
  /** Mean confidence and share of right answers, 0–1. */
  readonly confidence: number
  readonly right: number
}

export interface Measures {
  /** Shares, 0–1. */
  readonly accuracy: number
  /** Mean of the F1 of every category that occurs in the truth. */
  readonly macroF1: number
  readonly top3: number
  /** Expected calibration error: how far confidence and share of right answers lie apart on average, 0–1. */
  readonly calibrationError: number
  readonly calibration: readonly CalibrationRow[]
  /** Categories that occur, as truth or first answer, sorted; `confusion[truth][answer]` counts texts. */
  readonly labels: readonly string[]
  readonly confusion: readonly (readonly number[])[]
  readonly f1: readonly { readonly label: string; readonly f1: number; readonly texts: number }[]
}

const BINS = 10

export function measure(answers: readonly Answered[]): Measures {
  const truths = [...new Set(answers.map(({ truth }) => truth))].sort()
  const firsts = answers.map(({ ranked }) => ranked[0] ?? '')
  const labels = [...truths, ...[...new Set(firsts)].filter((label) => !truths.includes(label)).sort()]
  const count = (test: (answer: Answered, first: string) => boolean): number =>
    answers.filter((answer, at) => test(answer, firsts[at] ?? '')).length
  const f1 = truths.map((label) => {
    const hits = count(({ truth }, first) => truth === label && first === label)
    const texts = count(({ truth }) => truth === label)
    const named = count((_, first) => first === label)
    return { label, texts, f1: (2 * hits) / (texts + named) }
  })
  const calibration = calibrate(answers, firsts)
  return {
    accuracy: count(({ truth }, first) => truth === first) / answers.length,
    macroF1: mean(f1.map((each) => each.f1)),
    top3: count(({ truth, ranked }) => ranked.slice(0, 3).includes(truth)) / answers.length,
    calibrationError: calibration.reduce(
      (sum, row) => sum + (Math.abs(row.confidence - row.right) * row.answers) / answers.length,
      0,
    ),
    calibration,
    labels,
    confusion: labels.map((truth) =>
      labels.map((named) => count((answer, first) => answer.truth === truth && first === named)),
    ),
    f1,
  }
}

function calibrate(answers: readonly Answered[], firsts: readonly string[]): CalibrationRow[] {
  return Array.from({ length: BINS }, (_, bin) => {
    const inBin = answers.flatMap((answer, at) =>
      Math.min(BINS - 1, Math.floor(answer.confidence * BINS)) === bin ? [{ answer, first: firsts[at] }] : [],
    )
    return {
      from: bin / BINS,
      to: (bin + 1) / BINS,
      answers: inBin.length,
      confidence: mean(inBin.map(({ answer }) => answer.confidence)),
      right: mean(inBin.map(({ answer, first }) => (answer.truth === first ? 1 : 0))),
    }
  }).filter((row) => row.answers > 0)
}

export const mean = (values: readonly number[]): number =>
  values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length

/** Standard deviation of a sample. */
export const spread = (values: readonly number[]): number => {
  const middle = mean(values)
  return Math.sqrt(values.reduce((sum, value) => sum + (value - middle) ** 2, 0) / Math.max(1, values.length - 1))
}
