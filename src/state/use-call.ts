import { useCallback, useRef, useState } from 'react'
import { type ApiFailure, toFailure } from '../api/failure'

interface Call<Input extends unknown[], Output> {
  busy: boolean
  failure: ApiFailure | undefined
  /** Runs once at a time: a second tap while busy does nothing. Resolves `undefined` when it failed. */
  run: (...input: Input) => Promise<Output | undefined>
  clear: () => void
}

/**
 * One call at a tap: busy while it runs, and the failure to show beside the button when it did not work. A write is a
 * `useAction`.
 * @param onRefused told of each failure, before it is shown
 */
export function useCall<Input extends unknown[], Output>(
  act: (...input: Input) => Promise<Output>,
  onRefused?: (failure: ApiFailure) => void,
): Call<Input, Output> {
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<ApiFailure>()
  const running = useRef(false)
  const latest = useRef({ act, onRefused })
  latest.current = { act, onRefused }

  const run = useCallback(async (...input: Input) => {
    if (running.current) return undefined
    running.current = true
    setBusy(true)
    setFailure(undefined)
    try {
      return await latest.current.act(...input)
    } catch (error) {
      const refused = toFailure(error)
      latest.current.onRefused?.(refused)
      setFailure(refused)
      return undefined
    } finally {
      running.current = false
      setBusy(false)
    }
  }, [])
  const clear = useCallback(() => setFailure(undefined), [])
  return { busy, failure, run, clear }
}
