import { useCallback, useEffect, useRef } from 'react'
import { type ApiFailure, isUnanswered } from '../api/failure'
import { LEFT_COPY } from '../copy/failures'
import { notify } from './notice.store'

/** Whoever went on before the answer came is told wherever they are now that it was not done, or that nobody knows. */
export function useToldWhenLeft(): (failure: ApiFailure) => void {
  const left = useRef(false)
  useEffect(() => {
    left.current = false
    return () => void (left.current = true)
  }, [])
  return useCallback(({ code, message }) => {
    if (!left.current) return
    notify(isUnanswered(code) ? LEFT_COPY[code] : LEFT_COPY.refused(message))
  }, [])
}
