import type { DutyClause } from '../../routing'
import { words } from '../city/unit-row'

/** Category, the duty as the city wrote it, topics, keywords and aliases (lists of words separated by spaces). */
type Row = readonly [category: string, text: string, topics: string, keywords: string, aliases?: string]

/** The duty list of one unit of 示范市; a clause is quoted by its place, from 1. */
export const duties = (unitId: string, ...rows: readonly Row[]): readonly DutyClause[] =>
  rows.map(([category, text, topics, keywords, aliases = ''], at) => ({
    id: `${unitId}-${at + 1}`,
    unitId,
    category,
    text,
    topics: words(topics),
    districts: [],
    keywords: words(keywords),
    aliases: words(aliases),
  }))
