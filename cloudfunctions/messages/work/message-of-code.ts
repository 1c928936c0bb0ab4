import type { DocumentStore } from '../../shared/documents'
import { addDays, startOfShanghaiDay } from '../../shared/kernel/local-date'
import { queryTokens } from '../../shared/kernel/search-text'
import { codeOf } from '../domain/content'
import { messageSearch } from './search-index'

/** Messages of one day that hold two pairs of the code: one, seldom two. */
const PAGE = 100

/**
 * The id of the message with this 编号 (`20260703-K7M2QX`), for whoever may know that it exists and no more: the day and
 * two pairs of its signs are asked of the search index, and the code follows from the id, so that no message is read.
 * @returns null where no message bears it; one that came in this very moment is found once it can be searched.
 */
export const messageOfCode =
  ({ store }: { readonly store: Pick<DocumentStore, 'query'> }) =>
  async (code: string): Promise<string | null> => {
    const day = [code.slice(0, 4), code.slice(4, 6), code.slice(6, 8)].join('-')
    const [token, also] = [queryTokens(code.slice(9, 11))[0], queryTokens(code.slice(12, 14))[0]]
    if (token === undefined || also === undefined || !isDay(day)) return null
    const within = { from: startOfShanghaiDay(day), before: startOfShanghaiDay(addDays(day, 1)) }
    const asked = { index: 'by_token', equals: {}, token, also, range: within, limit: PAGE }
    for (let cursor: string | null | undefined; cursor !== null;) {
      const page = await store.query(messageSearch, cursor === undefined ? asked : { ...asked, cursor })
      const found = page.items.find(({ id }) => codeOf(id, day) === code)
      if (found !== undefined) return found.id
      cursor = page.nextCursor
    }
    return null
  }

/** A code may be mistyped: its digits need not be a day. */
const isDay = (day: string): boolean => {
  const at = new Date(`${day}T00:00:00Z`)
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(day)
}
