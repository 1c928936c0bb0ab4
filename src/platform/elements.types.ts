import type { CSSProperties, ReactNode } from 'react'

/** Roles that both homes know: on h5 the `role` attribute, in the mini program `aria-role`. */
export type ElementRole =
  | 'main'
  | 'navigation'
  | 'banner'
  | 'region'
  | 'group'
  | 'radiogroup'
  | 'list'
  | 'listitem'
  | 'tablist'
  | 'status'
  | 'alert'
  | 'dialog'
  | 'img'
  | 'search'
  | 'table'
  | 'row'
  | 'cell'
  | 'columnheader'

export interface BoxProps {
  className?: string
  style?: CSSProperties
  role?: ElementRole
  /** Accessible name. */
  label?: string
  /** Address within the page, for `describedBy` (h5; the mini program has no such relation). */
  id?: string | undefined
  /** Ids of texts that are read out with it: what is wrong, what helps. */
  describedBy?: string | undefined
  /** A choice that is still to be made or was refused. */
  invalid?: boolean
  /** Kept from screen readers: what only repeats or decorates. */
  decorative?: boolean
  /** Nothing in it takes the focus, yet it scrolls: on h5 the keyboard reaches it. */
  scrolls?: boolean
  /** Hook for tests where a role and a name cannot tell. */
  testId?: string
  children?: ReactNode
}

export interface TxtProps extends Omit<BoxProps, 'role' | 'scrolls' | 'describedBy' | 'invalid'> {
  /** The text may be selected and copied in the mini program too. */
  selectable?: boolean
}

export interface HeadingProps extends Omit<BoxProps, 'role' | 'id' | 'describedBy' | 'invalid'> {
  level: 1 | 2 | 3
}

export interface PressProps {
  onPress: () => void
  className?: string
  style?: CSSProperties
  /** `button` unless told; `link` for what opens another page. */
  role?: 'button' | 'link' | 'radio' | 'checkbox' | 'switch' | 'tab'
  /** Accessible name, where the visible text does not say enough. */
  label?: string
  /** On for radio, checkbox and switch; selected for a tab; the present page for a link. */
  on?: boolean
  expanded?: boolean
  disabled?: boolean
  /** It works: no second tap, and the focus stays. */
  busy?: boolean
  /** One of several that the arrows move among: whether Tab stops at it. Absent: Tab stops at each (h5). */
  stop?: boolean
  testId?: string
  children?: ReactNode
}

interface FieldProps {
  value: string
  onChange: (value: string) => void
  /** Accessible name; the visible label says the same. */
  label: string
  placeholder?: string
  maxLength?: number
  className?: string
  invalid?: boolean
  /** Ids of the help and of what is wrong, read out with the field (h5). */
  describedBy?: string | undefined
  disabled?: boolean
  testId?: string
}

export interface TextInputProps extends FieldProps {
  type?: 'text' | 'search' | 'tel' | 'number' | 'password'
  /** What a browser may fill in by itself (HTML's names); without it nothing is said. */
  autoComplete?: 'username' | 'current-password' | 'new-password' | 'one-time-code' | 'tel'
  /** The person pressed the keyboard's own search or done key. */
  onConfirm?: () => void
}

export interface TextAreaProps extends FieldProps {
  /** Lines to show before it grows. */
  rows?: number
}

export interface DayInputProps extends Omit<FieldProps, 'placeholder' | 'maxLength'> {
  /** The day as people read it, or what is asked for; a browser shows the day in its own way instead. */
  shown: string
  /** The first day that may be picked, `YYYY-MM-DD`. */
  earliest?: string | undefined
  /** The person went on and left a day half typed (only where days can be typed). */
  onUnfinished?: (unfinished: boolean) => void
}

export interface PictureProps {
  src: string
  /** What it shows; empty when it only decorates. */
  alt: string
  className?: string
  style?: CSSProperties
}
