import { useDidHide, useDidShow } from '@tarojs/taro'
import { useEffect, useRef } from 'react'

/** What a key does; a key that has nothing to do now is left to the browser. */
export type DeskKeys = Readonly<Record<string, (() => void) | undefined>>

const WRITES = 'input, textarea, select, [contenteditable="true"]'
/** A text field appears when the message has been read: it is waited for as long as a call is (`CALL_TIMEOUT_MS`). */
const WAIT_MS = 15_000
const STEP_MS = 60

/**
 * Keys of the workbench on a desk: never while somebody writes, while a panel is open, while another page lies over it, or
 * together with Ctrl, Alt or Meta, which belong to the browser.
 */
export function useDeskKeys(on: boolean, keys: DeskKeys): void {
  const latest = useRef(keys)
  latest.current = keys
  const inSight = useRef(true)
  useDidHide(() => void (inSight.current = false))
  useDidShow(() => void (inSight.current = true))
  useEffect(() => {
    if (!on) return
    const press = (event: KeyboardEvent): void => {
      if (!inSight.current || event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return
      const writes = event.target instanceof HTMLElement && event.target.closest(WRITES) !== null
      if (writes || document.querySelector('[role="dialog"]')) return
      const act = latest.current[event.key]
      if (!act) return
      // A focused button has its own Enter.
      if (event.key === 'Enter' && event.target instanceof HTMLElement && event.target.closest('button')) return
      event.preventDefault()
      act()
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [on])
}

/** Brings a row of the list into sight. */
export const showRow = (id: string): void =>
  document.querySelector(`[data-testid="row-${CSS.escape(id)}"]`)?.scrollIntoView({ block: 'nearest' })

/** Puts the cursor into the search. */
export const focusSearch = (): void => document.querySelector<HTMLElement>('.inbox .search-box__input')?.focus()

/**
 * Puts the cursor into the reply of the message that was just opened, as soon as it stands on the page: not at once, when
 * the field there is still that of the message before. Whoever writes elsewhere by then is left there.
 */
export function focusReply(waited = 0): void {
  setTimeout(() => {
    if (document.activeElement?.closest(WRITES)) return
    const field = document.querySelector<HTMLElement>('.composer textarea')
    if (field) field.focus()
    else if (waited < WAIT_MS) focusReply(waited + STEP_MS)
  }, STEP_MS)
}
