/** Finds listed words in a run of characters: a trie in flat tables, so that a long list costs no more than a short one. */
export interface WordFinder {
  /**
   * The longest listed word that begins at `from`, or -1. `codes` are characters as the character table sees them.
   * The word ends before `end()`.
   */
  longestAt(codes: Uint16Array, from: number, to: number): number
  end(): number
}

/** Prime: spreads the keys of neighbouring nodes. */
const SPREAD = 0x9e37_79b1

/** @param words as the character table sees them; the finder answers their places in this list */
export function wordFinder(words: readonly string[]): WordFinder {
  const size = tableSize(words.reduce((sum, word) => sum + word.length, 1))
  const mask = size - 1
  /** node × 65,536 + character → next node; open addressing. */
  const keys = new Float64Array(size).fill(-1)
  const nexts = new Int32Array(size)
  const wordOf: number[] = [-1]
  const slotOf = (node: number, code: number): number => {
    const key = node * 65_536 + code
    let slot = (Math.imul(node ^ (code << 12), SPREAD) >>> 7) & mask
    while (keys[slot] !== -1 && keys[slot] !== key) slot = (slot + 1) & mask
    return slot
  }
  words.forEach((word, index) => {
    let node = 0
    for (let at = 0; at < word.length; at += 1) {
      const code = word.charCodeAt(at)
      const slot = slotOf(node, code)
      if (keys[slot] === -1) {
        keys[slot] = node * 65_536 + code
        nexts[slot] = wordOf.push(-1) - 1
      }
      node = nexts[slot] ?? 0
    }
    if (node !== 0 && wordOf[node] === -1) wordOf[node] = index
  })
  const wordAt = Int32Array.from(wordOf)
  /** Most characters begin no word: a look at one table says so. */
  const begins = new Int32Array(65_536).fill(-1)
  for (let code = 0; code < begins.length; code += 1) {
    const slot = slotOf(0, code)
    if (keys[slot] !== -1) begins[code] = nexts[slot] ?? -1
  }
  let foundEnd = 0
  return {
    longestAt(codes, from, to) {
      let node = begins[codes[from] ?? 0] ?? -1
      let found = -1
      if (node === -1) return found
      for (let at = from + 1; at < to; at += 1) {
        const slot = slotOf(node, codes[at] ?? 0)
        if (keys[slot] === -1) break
        node = nexts[slot] ?? 0
        const word = wordAt[node] ?? -1
        if (word !== -1) {
          found = word
          foundEnd = at + 1
        }
      }
      return found
    },
    end: () => foundEnd,
  }
}

/** A power of two, at most half full. */
function tableSize(entries: number): number {
  let size = 64
  while (size < entries * 2) size *= 2
  return size
}
