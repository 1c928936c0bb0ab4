import { type CharacterTable, HAN } from './characters'
import type { WordFinder } from './word-finder'

/** How many buckets the n-grams fall into: 2^15. Two grams in one bucket are rare enough among the words of one city. */
export const BUCKET_BITS = 15
export const BUCKETS = 1 << BUCKET_BITS

/** In the title people name the matter: what stands there counts as if it stood there this often. */
const TITLE_COUNTS = 3
/** What stands further back says little that is new, and a model must not cost more the longer somebody writes. */
const MOST_CHARACTERS = 600

/** What one text holds; the arrays are the reader's own and hold until it reads the next one. */
export interface Reading {
  readonly grams: Int32Array
  readonly gramCounts: Float32Array
  gramTotal: number
  readonly words: Int32Array
  readonly wordCounts: Float32Array
  /** Where each word stood first, counted from the title's beginning. */
  readonly wordAt: Int32Array
  wordTotal: number
}

/** Bucket of a pair of characters. Triples say hardly more and take as long again; the listed words are longer anyway. */
export const bucketOf = (first: number, second: number): number =>
  Math.imul(Math.imul(first, 0x9e37_79b1) ^ Math.imul(second, 0x85eb_ca6b), 0x27d4_eb2f) >>> (32 - BUCKET_BITS)

/** Reads texts for a classifier: hashed pairs of characters, and the listed words, each with its count. */
export interface Reader {
  read(title: string, body: string): Reading
}

export function createReader({ seenAs }: CharacterTable, finder: WordFinder, words: number): Reader {
  const most = (MOST_CHARACTERS + 64) * 2
  const codes = new Uint16Array(MOST_CHARACTERS + 2)
  const gramSlot = new Int32Array(BUCKETS).fill(-1)
  const wordSlot = new Int32Array(Math.max(words, 1)).fill(-1)
  const reading: Reading = {
    grams: new Int32Array(most * 2),
    gramCounts: new Float32Array(most * 2),
    gramTotal: 0,
    words: new Int32Array(most * 2),
    wordCounts: new Float32Array(most * 2),
    wordAt: new Int32Array(most * 2),
    wordTotal: 0,
  }
  const addGram = (bucket: number, weight: number): void => {
    const slot = gramSlot[bucket] ?? -1
    if (slot !== -1) reading.gramCounts[slot] = (reading.gramCounts[slot] ?? 0) + weight
    else {
      gramSlot[bucket] = reading.gramTotal
      reading.grams[reading.gramTotal] = bucket
      reading.gramCounts[reading.gramTotal] = weight
      reading.gramTotal += 1
    }
  }
  const addWord = (word: number, weight: number, at: number): void => {
    const slot = wordSlot[word] ?? -1
    if (slot !== -1) reading.wordCounts[slot] = (reading.wordCounts[slot] ?? 0) + weight
    else {
      wordSlot[word] = reading.wordTotal
      reading.words[reading.wordTotal] = word
      reading.wordCounts[reading.wordTotal] = weight
      reading.wordAt[reading.wordTotal] = at
      reading.wordTotal += 1
    }
  }
  const readPart = (text: string, weight: number, offset: number): void => {
    const length = Math.min(text.length, MOST_CHARACTERS)
    for (let at = 0; at < length; at += 1) codes[at] = seenAs[text.charCodeAt(at)] ?? 0
    codes[length] = 0
    let wordsReach = 0
    for (let at = 0; at < length; at += 1) {
      const code = codes[at] ?? 0
      if (code === 0) continue
      const word = finder.longestAt(codes, at, length)
      // A word inside a longer one that was found says nothing new.
      if (word !== -1 && finder.end() > wordsReach) {
        addWord(word, weight, offset + at)
        wordsReach = finder.end()
      }
      const next = codes[at + 1] ?? 0
      if (code < HAN.first || next < HAN.first) continue
      addGram(bucketOf(code, next), weight)
    }
  }
  return {
    read(title, body) {
      for (let at = 0; at < reading.gramTotal; at += 1) gramSlot[reading.grams[at] ?? 0] = -1
      for (let at = 0; at < reading.wordTotal; at += 1) wordSlot[reading.words[at] ?? 0] = -1
      reading.gramTotal = 0
      reading.wordTotal = 0
      readPart(title, TITLE_COUNTS, 0)
      readPart(body, 1, title.length)
      return reading
    },
  }
}
