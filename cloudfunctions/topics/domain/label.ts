import type { Description } from './describe'
import type { Purity } from './purity'

/** The topic in one line: its place where most messages share one, then its words. */
export function labelOf({ words, places }: Description, { samePlace }: Pick<Purity, 'samePlace'>): string {
  const place = samePlace ? places[0]?.name : undefined
  const matter = words.join('、')
  if (place === undefined) return matter === '' ? UNNAMED : matter
  return matter === '' ? place : `${place}：${matter}`
}

/** Alike as a whole, without a word that a third of them share. */
const UNNAMED = '多条相似留言'
