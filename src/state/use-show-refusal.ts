import { useEffect } from 'react'
import type { ApiFailure } from '../api/failure'
import { showFirstError } from '../platform/show-first-error'

/**
 * Brings into sight why something was refused, where that may stand far from what was pressed. Only once the page has drawn
 * it: right after the answer it is not there yet.
 */
export function useShowRefusal(failure: ApiFailure | undefined): void {
  useEffect(() => {
    if (failure) showFirstError()
  }, [failure])
}
