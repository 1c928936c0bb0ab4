import { useRef, useState } from 'react'
import { readStored, writeStored } from '../platform/storage'

interface Kept<Value> {
  readonly value: Value
  readonly change: (value: Value) => void
  /** Part of it, on top of what was chosen a moment ago: two quick taps come before the page is drawn again. */
  readonly add: (part: Partial<Value>) => void
  /** The server has it. */
  readonly forget: () => void
}

const keptAs = (key: string): string => `minsheng.${key}`

/** The server has what was kept under that key. */
export const forgetKept = (key: string): void => writeStored(keptAs(key), undefined)

/**
 * What is being filled in and outlives the page: going back or loading anew loses nothing.
 * @param key what it is filled in for, unique in the app, begun as `forget-own-texts.ts` knows it; holds no personal data
 * @param initial what stands there first, and is not worth keeping
 * @param fits whether what was kept may still be put over what is there now
 */
export function useKept<Value>(key: string, initial: Value, fits: (kept: Value) => boolean = () => true): Kept<Value> {
  const kept = keptAs(key)
  const [value, setValue] = useState(() => {
    const stored = readStored<Value>(kept)
    return stored !== undefined && fits(stored) ? stored : initial
  })
  const latest = useRef(value)
  const change = (next: Value): void => {
    latest.current = next
    setValue(next)
    writeStored(kept, next === initial ? undefined : next)
  }
  const add = (part: Partial<Value>): void => change({ ...latest.current, ...part })
  return { value, change, add, forget: () => forgetKept(key) }
}
