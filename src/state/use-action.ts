import type { ApiFailure } from '../api/failure'
import { useCall } from './use-call'
import { useToldWhenLeft } from './use-told-when-left'

/**
 * One write: who has left the page before it failed is told all the same.
 * @param onRefused what else is to be done with a failure, before it is shown: a conflict carries what others did meanwhile
 */
export function useAction<Input extends unknown[], Output>(
  act: (...input: Input) => Promise<Output>,
  onRefused?: (failure: ApiFailure) => void,
) {
  const tellWhenLeft = useToldWhenLeft()
  return useCall(act, (failure) => {
    tellWhenLeft(failure)
    onRefused?.(failure)
  })
}
