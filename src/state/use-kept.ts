import { useState } from 'react'
import { readStored, writeStored } from '../platform/storage'

interface Kept<Value> {
  readonly value: Value
  readonly change: (value: Value) => void
  /** The server has it. */
  readonly forget: () => void
}

/**
 * What is being filled in and outlives the page: going back or loading anew loses nothing.
 * @param key what it is filled in for, unique in the app; holds no personal data
 * @param initial what stands there first, and is not worth keeping
 */
export function useKept<Value>(key: string, initial: Value): Kept<Value> {
  const kept = `minsheng.text.${key}`
  const [value, setValue] = useState(() => readStored<Value>(kept) ?? initial)
  const change = (next: Value): void => {
    setValue(next)
    writeStored(kept, next === initial ? undefined : next)
  }
  return { value, change, forget: () => writeStored(kept, undefined) }
}
