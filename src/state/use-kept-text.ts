import { useState } from 'react'
import { readStored, writeStored } from '../platform/storage'

/**
 * A text that is being typed and outlives the page: going back or loading anew loses nothing.
 * @param key what it is written for, unique among all texts of the app; holds no personal data
 */
export function useKeptText(key: string): {
  readonly text: string
  readonly change: (text: string) => void
  /** The server has it. */
  readonly forget: () => void
} {
  const kept = `minsheng.text.${key}`
  const [text, setText] = useState(() => readStored<string>(kept) ?? '')
  const change = (next: string): void => {
    setText(next)
    writeStored(kept, next || undefined)
  }
  return { text, change, forget: () => writeStored(kept, undefined) }
}
