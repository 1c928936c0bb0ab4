import { rarityOf } from '../../shared/kernel/search-text'
import { findPlaceNames } from './place-names'

/** What is kept of a message to compare it by: no word of it can be read back. */
export interface Signature {
  /** FNV-1a of each token, at most `MOST_TOKENS`, weightiest first. */
  readonly tokens: readonly number[]
  /** How much each says by itself, 1–255: in the title, repeated, of rare characters; less within a place's name. */
  readonly weights: readonly number[]
}

export interface SignedText {
  readonly title: string
  readonly body: string
  readonly place?: string | undefined
}

const MOST_TOKENS = 64
/** The matter stands at the beginning; what follows are circumstances and thanks. */
const READ_OF_BODY = 400
const TITLE = 2
const MOST_OFTEN = 3
/** The place that was named beside the text: people of one estate write about many things. */
const BESIDE = 0.3
/** Four characters of an estate's name make three pairs: without this the place alone would make a topic. */
const WITHIN_PLACE = 0.85
/** As in `likeness.ts`: a pair of the commonest characters against one of rare ones. */
const LEAST_RARE = 0.1
const COMMON_RANGE = 220
const STEPS = 40

/** Reads a message into its signature. Same text, same signature, on every machine. */
export function signatureOf({ title, body, place = '' }: SignedText): Signature {
  const found = new Map<string, number>()
  const take = (text: string, weight: number, most: number): void => {
    const counts = new Map<string, { count: number; within: boolean }>()
    for (const { token, within } of readTokens(text)) {
      const before = counts.get(token)
      if (before === undefined) counts.set(token, { count: 1, within })
      else before.count += 1
    }
    for (const [token, { count, within }] of counts) {
      const said = weight * Math.min(most, 1 + Math.log(count)) * (within ? WITHIN_PLACE : 1)
      found.set(token, (found.get(token) ?? 0) + said)
    }
  }
  take(title, TITLE, 1)
  take(place, BESIDE, 1)
  take(body.slice(0, READ_OF_BODY), 1, MOST_OFTEN)
  const weighed = [...found]
    .map(([token, said]) => ({ token, weight: said * rare(token) }))
    .sort((a, b) => b.weight - a.weight || (a.token < b.token ? -1 : 1))
    .slice(0, MOST_TOKENS)
  return {
    tokens: weighed.map(({ token }) => fnv1a(token)),
    weights: weighed.map(({ weight }) => Math.max(1, Math.min(255, Math.round(weight * STEPS)))),
  }
}

const rare = (token: string): number => Math.max(LEAST_RARE, 1 + rarityOf(token) / COMMON_RANGE)

const RUN = /[a-z]+\d*[区县市]|\p{Script=Han}+|[a-z0-9]+/gu

/** Pairs of neighbouring Chinese characters; a district's code, a number or a Latin word is one token. */
function* readTokens(text: string): Generator<{ token: string; within: boolean }> {
  const plain = text.normalize('NFKC').toLowerCase()
  const within = new Uint8Array(plain.length)
  for (const { from, to } of findPlaceNames(plain)) within.fill(1, from, to)
  for (const { 0: run, index } of plain.matchAll(RUN)) {
    if (/^[a-z0-9]/u.test(run)) yield { token: run, within: within[index] === 1 }
    else
      for (let at = 0; at + 1 < run.length; at += 1)
        yield { token: run.slice(at, at + 2), within: within[index + at] === 1 && within[index + at + 1] === 1 }
  }
}

/** FNV-1a over UTF-16 units, 32 bits. */
export function fnv1a(text: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  return hash >>> 0
}
