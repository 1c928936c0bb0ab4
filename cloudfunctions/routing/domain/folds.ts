/**
 * Parts texts into `folds` fixed folds, each with about the same share of every label: the texts of a label are taken in
 * the order of a hash of their place, one fold after the other. The same list is always parted alike.
 * @returns the fold of each text, 0 to `folds` − 1
 */
export function stratifiedFolds(labels: readonly string[], folds: number): readonly number[] {
  const byLabel = new Map<string, number[]>()
  labels.forEach((label, at) => byLabel.set(label, [...(byLabel.get(label) ?? []), at]))
  const foldOf = labels.map(() => 0)
  let next = 0
  for (const label of [...byLabel.keys()].sort())
    for (const at of [...(byLabel.get(label) ?? [])].sort((a, b) => scattered(a) - scattered(b) || a - b)) {
      foldOf[at] = next % folds
      next += 1
    }
  return foldOf
}

const scattered = (place: number): number => {
  const mixed = Math.imul(place + 1, 0x9e37_79b1)
  return Math.imul(mixed ^ (mixed >>> 15), 0x85eb_ca6b) >>> 0
}
