import { type PropsWithChildren, useEffect } from 'react'
import { watchLostPages } from './platform/lost-pages'
import { useSession } from './state/session.store'
import './theme/app.scss'

watchLostPages()

/** The frame around all pages. On h5 and in the mini program it must draw exactly its children. */
export default function App({ children }: PropsWithChildren) {
  const start = useSession((session) => session.start)
  useEffect(() => {
    void start()
  }, [start])
  return children
}
