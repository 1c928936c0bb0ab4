import { useState } from 'react'
import { type ApiFailure, toFailure } from '../api/failure'
import { type Request, useRequest } from './use-request'

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

/** A list read page by page. Being shown again starts from the first page, which is where what changed stands. */
export function usePages<Item>(
  key: string | undefined,
  read: (cursor: string | undefined) => Promise<KeysetPage<Item>>,
): Pages<Item> {
  const first = useRequest(key, () => read(undefined))
  const [later, setLater] = useState<{ of: object; items: Item[]; next: string | null }>()
  const [loadingMore, setLoadingMore] = useState(false)
  const [moreFailure, setMoreFailure] = useState<ApiFailure>()
  if (first.state !== 'ready') return { request: first, more: undefined, loadingMore: false, moreFailure: undefined }

  // Later pages belong to the first page they were read after: a fresh first page drops them.
  const belongs = later?.of === first.data ? later : undefined
  const cursor = belongs ? belongs.next : first.data.nextCursor
  const items = [...first.data.items, ...(belongs?.items ?? [])]
  const more = async () => {
    if (!cursor || loadingMore) return
    setLoadingMore(true)
    setMoreFailure(undefined)
    try {
      const page = await read(cursor)
      setLater({ of: first.data, items: [...(belongs?.items ?? []), ...page.items], next: page.nextCursor })
    } catch (error) {
      setMoreFailure(toFailure(error))
    } finally {
      setLoadingMore(false)
    }
  }
  const page = first
  return {
    request: { ...page, data: items, replace: (all) => page.replace({ items: all, nextCursor: cursor }) },
    more: cursor ? more : undefined,
    loadingMore,
    moreFailure,
  }
}
