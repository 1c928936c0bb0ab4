import { TILE_HOLDS } from '../../../../types/inbox-tiles.terms'
import type { MessageRow } from '../../../../types/messages.contract'
import { messagesApi } from '../../../api/messages.api'
import type { PageAsked } from '../../../state/use-pages'
import type { Filter } from './filter'

/** The server counts a tile over 300 rows: six pages of this size. */
const SCAN_PAGE = 50
const SCAN_PAGES = 6

interface RowsPage {
  items: MessageRow[]
  nextCursor: string | null
}

/** One page of what the filter asks for. What a tile counts is picked from the inbox, which comes due first. */
export async function readRows(filter: Filter, asked: PageAsked): Promise<RowsPage> {
  if (filter.by === 'all') return messagesApi.inbox(asked)
  if (filter.by === 'status') return messagesApi.inbox({ status: filter.status, ...asked })
  if (filter.by === 'words') return messagesApi.search({ words: filter.words, ...asked })
  if (filter.by === 'where') {
    const { status, where } = filter
    return messagesApi.inbox({ where, ...(status === undefined ? {} : { status }), ...asked })
  }
  const { limit, cursor } = asked
  const found: MessageRow[] = []
  let next: string | null = cursor ?? null
  for (let page = 0; page < SCAN_PAGES && found.length < limit; page += 1) {
    const read: RowsPage = await messagesApi.inbox({ limit: SCAN_PAGE, ...(next === null ? {} : { cursor: next }) })
    found.push(...read.items.filter(TILE_HOLDS[filter.tile]))
    next = read.nextCursor
    if (next === null) break
  }
  return { items: found, nextCursor: next }
}
