import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react'
import { isComposing } from './composing'

/** What Tab stops at: of radio buttons only one. */
const FOCUSABLE = ['button:not(:disabled)', 'input', 'textarea', '[tabindex="0"]']
  .map((stop) => `${stop}:not([tabindex="-1"])`)
  .join()

interface DialogProps {
  label: string
  /** Absent: it stays open. */
  onClose: (() => void) | undefined
  /** What Enter does while no control of the panel has the focus; a held key does it once. */
  onEnter?: (() => void) | undefined
  children: ReactNode
}

/** A modal panel for h5: takes the focus, keeps it inside, gives it back, closes on Escape. */
export function Dialog({ label, onClose, onEnter, children }: DialogProps) {
  const panel = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const before = document.activeElement
    panel.current?.focus()
    return () => {
      if (before instanceof HTMLElement) before.focus()
    }
  }, [])

  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposing(event)) return
    if (event.key === 'Escape') return onClose?.()
    if (event.key === 'Enter' && event.target === panel.current && !event.repeat) return onEnter?.()
    if (event.key !== 'Tab') return
    const stops = panel.current?.querySelectorAll<HTMLElement>(FOCUSABLE) ?? []
    const first = stops[0]
    const last = stops[stops.length - 1]
    const leaving = event.shiftKey ? first : last
    if (document.activeElement !== leaving && document.activeElement !== panel.current) return
    event.preventDefault()
    ;(event.shiftKey ? last : first)?.focus()
  }

  return (
    <div className='sheet' onKeyDown={onKeyDown}>
      <div className='sheet__shade' aria-hidden onClick={onClose} />
      <div className='sheet__panel' ref={panel} role='dialog' aria-modal aria-label={label} tabIndex={-1}>
        {children}
      </div>
    </div>
  )
}
