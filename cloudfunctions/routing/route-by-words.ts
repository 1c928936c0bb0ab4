import type { Unit } from '../hall'

/** Where a message belongs by the units' own words. `words` are quoted to the citizen, so they come from the lists only. */
export interface WordRoute {
  readonly unitId: string
  readonly words: readonly string[]
}

/** How much a hit counts: in the title the writer names the matter, topics are broader than keywords. */
const WEIGHT = { title: 2, body: 1, topic: 0.6 } as const

/** The heaviest words are quoted, in the order in which they were written. */
const QUOTED = 3

/**
 * The one unit whose declared topics and keywords speak most clearly for the text, or null when none does or two
 * speak equally clearly from the same word on (the dispatcher decides then). Longer words weigh more: 公交线路 says more than 公交.
 * Sub-units and districts are never chosen by words: their parents' lists name the matter, not the place.
 */
export function routeByWords(title: string, body: string, units: readonly Unit[]): WordRoute | null {
  const scored = units
    .filter((unit) => unit.parentId === undefined && unit.kind === 'department')
    .map((unit) => ({ unit, ...scoreOf(unit, title, body) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || a.firstAt - b.firstAt)
  const [best, second] = scored
  const alike = second !== undefined && second.score === best?.score && second.firstAt === best.firstAt
  if (best === undefined || alike) return null
  const text = `${title}\n${body}`
  const words = best.words.slice(0, QUOTED).sort((a, b) => text.indexOf(a) - text.indexOf(b))
  return { unitId: best.unit.id, words }
}

interface Score {
  readonly score: number
  readonly words: readonly string[]
  /** Where the first of the words stands: of two units that fit alike, people name the matter first. */
  readonly firstAt: number
}

function scoreOf(unit: Unit, title: string, body: string): Score {
  const hits = longestFirst([
    ...unit.keywords.map((word) => ({ word, weight: 1 })),
    ...unit.topics.map((word) => ({ word, weight: WEIGHT.topic })),
  ]).flatMap(({ word, weight }) => {
    const place = (title.includes(word) ? WEIGHT.title : 0) + (body.includes(word) ? WEIGHT.body : 0)
    return place === 0 ? [] : [{ word, score: place * weight * word.length }]
  })
  // A word inside a longer word of the same list that was hit says nothing new.
  const own = hits.filter(({ word }) => !hits.some((other) => other.word !== word && other.word.includes(word)))
  const text = `${title}\n${body}`
  return {
    firstAt: Math.min(...own.map(({ word }) => text.indexOf(word))),
    score: own.reduce((sum, hit) => sum + hit.score, 0),
    words: [...own].sort((a, b) => b.score - a.score).map((hit) => hit.word),
  }
}

const longestFirst = <Entry extends { word: string }>(entries: readonly Entry[]): Entry[] => {
  const seen = new Set<string>()
  return [...entries]
    .sort((a, b) => b.word.length - a.word.length || (a.word < b.word ? -1 : 1))
    .filter(({ word }) => word.length >= 2 && !seen.has(word) && seen.add(word))
}
