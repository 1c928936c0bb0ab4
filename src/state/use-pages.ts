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

/** What follows the first page `of`, and why the next one could not be read. */
interface Later<Item> {
  of: object
  items: Item[]
  next: string | null
  failure?: ApiFailure
}

/** A list read page by page. Being shown again starts from the first page, which is where what changed stands. */
export function usePages<Item>(
  key: string | undefined,
  read: (cursor: string | undefined) => Promise<KeysetPage<Item>>,
): Pages<Item> {
  const first = useRequest(key, () => read(undefined))
  const [later, setLater] = useState<Later<Item>>()
  /** The first page whose next one is being read. */
  const [loading, setLoading] = useState<object>()
  if (first.state !== 'ready') return { request: first, more: undefined, loadingMore: false, moreFailure: undefined }

  // Belongs to the first page that it follows: a fresh one drops it.
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
    try {
      const page = await read(cursor)
      setLater({ of, items: [...rest, ...page.items], next: page.nextCursor })
    } catch (error) {
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
