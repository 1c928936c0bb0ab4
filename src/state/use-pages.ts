import { useRef, useState } from 'react'
import { type ApiFailure, toFailure } from '../api/failure'
import { type Request, useRequest } from './use-request'

/** Rows that are read when a list opens and at each 更多, and the most that the server gives at once. */
const [PAGE, MOST] = [20, 50]

/** Which rows of a list to read, as every paged procedure takes it. */
export interface PageAsked {
  limit: number
  cursor?: string
}

interface KeysetPage<Item> {
  items: Item[]
  nextCursor: string | null
}

export interface Pages<Item> {
  request: Request<Item[]>
  /** Reads the next page; absent when there is none. */
  more: (() => Promise<void>) | undefined
  loadingMore: boolean
  /** The next page could not be read; what is shown stays. */
  moreFailure: ApiFailure | undefined
}

/** What follows the rows `of` that were read at once, and why the next page could not be read. */
interface Later<Item> {
  of: object
  items: Item[]
  next: string | null
  failure?: ApiFailure
}

/** How far somebody has read in a list. */
interface Reach {
  readonly key: string | undefined
  rows: number
  /** How often the server was asked for them: a page may be short, and rows may be gone since. */
  reads: number
}

/** From the first row as far as somebody has read; they may go on reading meanwhile. */
async function readAsFar<Item>(
  read: (page: PageAsked) => Promise<KeysetPage<Item>>,
  reach: Reach,
): Promise<KeysetPage<Item>> {
  const first = await read({ limit: Math.min(reach.rows, MOST) })
  let { items, nextCursor } = first
  for (let reads = 1; nextCursor !== null && reads < reach.reads && items.length < reach.rows; reads += 1) {
    const page = await read({ limit: Math.min(reach.rows - items.length, MOST), cursor: nextCursor })
    items = [...items, ...page.items]
    nextCursor = page.nextCursor
  }
  return { items, nextCursor }
}

/** A list read page by page. Being shown again reads as far as before: whoever comes back finds the place that they left. */
export function usePages<Item>(
  key: string | undefined,
  read: (page: PageAsked) => Promise<KeysetPage<Item>>,
): Pages<Item> {
  const reached = useRef<Reach>({ key, rows: PAGE, reads: 1 })
  if (reached.current.key !== key) reached.current = { key, rows: PAGE, reads: 1 }
  const reach = reached.current
  const first = useRequest(key, () => readAsFar(read, reach))
  const [later, setLater] = useState<Later<Item>>()
  /** The rows whose next page is being read. */
  const [loading, setLoading] = useState<object>()
  if (first.state !== 'ready') return { request: first, more: undefined, loadingMore: false, moreFailure: undefined }

  // Belongs to the rows that it follows: read anew they reach as far by themselves.
  const { data: of } = first
  const {
    items: rest,
    next: cursor,
    failure,
  }: Later<Item> = later?.of === of ? later : { of, items: [], next: of.nextCursor }
  const more = async () => {
    if (!cursor || loading === of) return
    setLoading(of)
    setLater({ of, items: rest, next: cursor })
    const before = { ...reach }
    reach.rows = of.items.length + rest.length + PAGE
    reach.reads += 1
    try {
      const page = await read({ limit: PAGE, cursor })
      setLater({ of, items: [...rest, ...page.items], next: page.nextCursor })
    } catch (error) {
      Object.assign(reach, before)
      setLater({ of, items: rest, next: cursor, failure: toFailure(error) })
    } finally {
      setLoading((now) => (now === of ? undefined : now))
    }
  }
  return {
    request: {
      ...first,
      data: [...of.items, ...rest],
      replace: (all) => first.replace({ items: all, nextCursor: cursor }),
    },
    more: cursor ? more : undefined,
    loadingMore: loading === of,
    moreFailure: failure,
  }
}
