import { useDidHide, useDidShow } from '@tarojs/taro'
import { useRef } from 'react'

/** The browser itself begins the first page at its top. */
let begun = false

/**
 * Taro changes pages without the browser knowing: whoever uses the keyboard or a screen reader would be left on a link
 * that is gone. A page that opens gives the focus to its title; one that is come back to gives it to what led away.
 */
export function useFocusOnShow(): void {
  const left = useRef<HTMLElement>()
  useDidHide(() => {
    const { activeElement } = document
    // A tab leads to another page and not back; a field would open the keyboard of a phone.
    const leadsBack = activeElement?.matches('button, a') && !activeElement.closest('[role=navigation]')
    left.current = leadsBack && activeElement instanceof HTMLElement ? activeElement : undefined
  })
  useDidShow(() => {
    const from = left.current
    left.current = undefined
    if (begun) setTimeout(() => (from && isDrawn(from) ? focus(from) : focusTitle()))
    begun = true
  })
}

/** Gives the focus to the title of the page in sight, or to the part where one goes on, unless the page put it somewhere itself. */
export function focusTitle(part?: string): void {
  const { activeElement } = document
  if (activeElement instanceof HTMLElement && activeElement.closest('.page, .sheet') && isDrawn(activeElement)) return
  if (part === undefined || !focusText(part)) focusText('.page h1')
}

/**
 * What was pressed may be gone with what it did: then the focus goes to the title of the page, once that has drawn.
 * @param part where one goes on instead, as a selector, as long as it is in sight
 */
export const holdFocus = (part?: string): void => void setTimeout(() => focusTitle(part))

/** Whether the person is writing in the field of that name right now. */
export const isTyping = (label: string): boolean => document.activeElement?.getAttribute('aria-label') === label

/** Gives the focus to a text in sight that says what came of an action, so that it is read out; whether there is one. */
export function focusText(selector: string): boolean {
  const text = drawn(selector)
  if (!text) return false
  text.tabIndex = -1
  focus(text)
  return true
}

/**
 * What was pressed is gone with what stood there: the focus goes to the field or button where one goes on, once that has
 * drawn, and brings it into sight.
 */
export const focusControl = (selector: string): void =>
  void setTimeout(() => {
    const control = drawn(selector)
    if (!control || document.activeElement !== document.body) return
    control.scrollIntoView({ block: 'nearest' })
    focus(control)
  })

const drawn = (selector: string): HTMLElement | undefined =>
  [...document.querySelectorAll<HTMLElement>(selector)].find(isDrawn)

/** Whether an element is drawn: pages below the present one stay in the document, hidden. (`checkVisibility` came with iOS 17.4.) */
export const isDrawn = (element: Element): boolean => element.getClientRects().length > 0
const focus = (element: HTMLElement): void => element.focus({ preventScroll: true })
