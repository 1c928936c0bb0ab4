import { usePageNotFound } from '@tarojs/taro'
import { type PropsWithChildren, useEffect } from 'react'
import { onTokenElsewhere } from './api/token'
import { FAILURE_ACTIONS } from './copy/failures'
import { watchLostPages } from './platform/lost-pages'
import { openTab } from './platform/navigate'
import { notify } from './state/notice.store'
import { useSession } from './state/session.store'
import './theme/app.scss'

watchLostPages()

/** The frame around all pages. On h5 and in the mini program it must draw exactly its children. */
export default function App({ children }: PropsWithChildren) {
  const start = useSession((session) => session.start)
  useEffect(() => {
    void start()
    onTokenElsewhere(() => void start())
  }, [start])
  // A mistyped address, or a page that an older version had.
  usePageNotFound(() => {
    openTab('home')
    notify(FAILURE_ACTIONS.noPage)
  })
  return children
}
