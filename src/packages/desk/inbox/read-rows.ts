import { TILE_HOLDS } from '../../../../types/inbox-tiles.terms'
import type { MessageRow } from '../../../../types/messages.contract'
import { messagesApi } from '../../../api/messages.api'
import type { Filter } from './filter'

const PAGE = 20
/** The server counts a tile over 300 rows: six pages of this size. */
const SCAN_PAGE = 50
const SCAN_PAGES = 6

interface RowsPage {
  items: MessageRow[]
  nextCursor: string | null
}

/** One page of what the filter asks for. What a tile counts is picked from the inbox, which comes due first. */
export async function readRows(filter: Filter, cursor: string | undefined, limit = PAGE): Promise<RowsPage> {
  const from = cursor === undefined ? {} : { cursor }
  if (filter.by === 'all') return messagesApi.inbox({ limit, ...from })
  if (filter.by === 'status') return messagesApi.inbox({ limit, status: filter.status, ...from })
  if (filter.by === 'words') return messagesApi.search({ limit, words: filter.words, ...from })
  if (filter.by === 'where') {
    const { status, where } = filter
    return messagesApi.inbox({ limit, where, ...(status === undefined ? {} : { status }), ...from })
  }
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
