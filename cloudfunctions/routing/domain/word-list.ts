import { type CharacterTable, seen } from './characters'
import type { Category, DutyClause } from './duty'

/** How much a word of a list says, by where it comes from: keywords were chosen to route, names below a category were not. */
const SAYS = { keyword: 1, topic: 0.8, tree: 0.7 } as const
/** A longer word says more, up to this many characters. */
const LONGEST_COUNTED = 5

/** A listed word and what it speaks for. `text` as lists write it, `seen` as the classifier sees it. */
export interface ListedWord {
  readonly text: string
  readonly seen: string
  /** Weight by target (category, or unit). */
  readonly categories: ReadonlyMap<string, number>
  readonly units: ReadonlyMap<string, number>
  /** Clauses that list it. */
  readonly clauses: readonly DutyClause[]
  /** √(length): how much the word's length says. */
  readonly length: number
}

/** All words of the duty lists and of the category tree, each once. */
export function listWords(
  duties: readonly DutyClause[],
  tree: readonly Category[],
  table: CharacterTable,
): readonly ListedWord[] {
  interface Draft {
    text: string
    categories: Map<string, number>
    units: Map<string, number>
    clauses: DutyClause[]
  }
  const drafts = new Map<string, Draft>()
  const add = (text: string): Draft | null => {
    const key = seen(text, table)
    if (key.length < 2) return null
    const draft = drafts.get(key) ?? { text, categories: new Map(), units: new Map(), clauses: [] }
    drafts.set(key, draft)
    return draft
  }
  for (const clause of duties) {
    const words = [
      ...[...clause.keywords, ...clause.aliases].map((word) => ({ word, says: SAYS.keyword })),
      ...clause.topics.map((word) => ({ word, says: SAYS.topic })),
    ]
    for (const { word, says } of words) {
      const draft = add(word)
      if (draft === null) continue
      if (clause.category !== undefined) raise(draft.categories, clause.category, says)
      raise(draft.units, clause.unitId, says)
      if (!draft.clauses.includes(clause)) draft.clauses.push(clause)
    }
  }
  for (const { name, children } of tree)
    for (const child of [name, ...children])
      for (const word of partsOf(child)) {
        const draft = add(word)
        if (draft !== null) raise(draft.categories, name, SAYS.tree)
      }
  return [...drafts].map(([key, draft]) => ({
    ...draft,
    seen: key,
    categories: shared(draft.categories),
    units: shared(draft.units),
    length: Math.sqrt(Math.min(key.length, LONGEST_COUNTED)),
  }))
}

/** 城市建设和市政管理 is also spoken of as 城市建设 and as 市政管理. */
const partsOf = (name: string): string[] =>
  [...new Set([name, ...name.split(/[和与及、]/)])].filter((part) => part !== '其他')

const raise = (weights: Map<string, number>, target: string, says: number): void => {
  weights.set(target, Math.max(weights.get(target) ?? 0, says))
}

/** A word that several lists claim says less for each: weights over the root of their sum. */
function shared(weights: ReadonlyMap<string, number>): ReadonlyMap<string, number> {
  const sum = [...weights.values()].reduce((total, weight) => total + weight, 0)
  return new Map([...weights].map(([target, weight]) => [target, weight / Math.sqrt(sum)]))
}
