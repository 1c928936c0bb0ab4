import { useDidHide, useDidShow } from '@tarojs/taro'
import { useCallback, useEffect, useRef, useState } from 'react'
import { type ApiFailure, toFailure } from '../api/failure'

/**
 * One read of the server, as a page shows it. `ready` may carry a `failure`: a refresh failed and the data is the
 * previous one.
 */
export type Request<Data> =
  | { state: 'loading'; data?: undefined; failure?: undefined; reload: () => void }
  | { state: 'failed'; data?: undefined; failure: ApiFailure; reload: () => void }
  | {
      state: 'ready'
      data: Data
      failure?: ApiFailure
      /** Another read is under way; the data is the previous one. */
      refreshing: boolean
      reload: () => void
      /** Puts what an action answered in place of what was read; nothing once the page reads something else. */
      replace: (data: Data) => void
    }

interface Held<Data> {
  key: string
  data?: { value: Data }
  failure?: ApiFailure
  busy: boolean
}

/**
 * Reads when the page opens, when `key` changes, when the page is shown again, and on `reload()`.
 * An answer that comes after a newer question is dropped.
 *
 * @param key what the read depends on; `undefined` waits (nobody signed in yet)
 */
export function useRequest<Data>(key: string | undefined, read: () => Promise<Data>): Request<Data> {
  const [held, setHeld] = useState<Held<Data>>({ key: '', busy: true })
  const asked = useRef(0)
  const reader = useRef(read)
  reader.current = read
  const present = useRef(key)
  present.current = key
  /** The opening is over: the first read was answered, or the page was left meanwhile. */
  const opened = useRef(false)

  const load = useCallback(() => {
    if (key === undefined) return
    const mine = ++asked.current
    setHeld((before) => ({ ...(before.key === key ? before : {}), key, busy: true }))
    reader.current().then(
      (value) => {
        opened.current = true
        if (mine === asked.current) setHeld({ key, data: { value }, busy: false })
      },
      (error: unknown) => {
        opened.current = true
        if (mine === asked.current)
          setHeld((before) => ({ key, data: before.data, failure: toFailure(error), busy: false }))
      },
    )
  }, [key])

  /** What is still under way belongs to an older key or a closed page. */
  const forget = useCallback(() => void asked.current++, [])

  useEffect(() => {
    load()
    return forget
  }, [load, forget])

  // A page that opens reads by itself. What is drawn only later, once it is known who this is, is never told of that
  // opening: the first time that it is told somebody came back.
  useDidHide(() => void (opened.current = true))
  useDidShow(() => {
    if (opened.current) load()
  })

  const replace = useCallback(
    (value: Data) => {
      if (key === undefined || present.current !== key) return
      asked.current++
      setHeld({ key, data: { value }, busy: false })
    },
    [key],
  )

  if (key === undefined || held.key !== key) return { state: 'loading', reload: load }
  if (held.data)
    return {
      state: 'ready',
      data: held.data.value,
      failure: held.failure,
      refreshing: held.busy,
      reload: load,
      replace,
    }
  if (held.failure && !held.busy) return { state: 'failed', failure: held.failure, reload: load }
  return { state: 'loading', reload: load }
}
