import { type CSSProperties, type KeyboardEvent, type ReactNode, useContext } from 'react'
import { isComposing } from './composing'
import { cutAtDays } from './days-of-text'
import type {
  BoxProps,
  DayInputProps,
  HeadingProps,
  PictureProps,
  PressProps,
  TextAreaProps,
  TextInputProps,
  TxtProps,
} from './elements.types'
import { Sending } from './sending'

/** Browsers break Chinese after any character: a day of a text stays on one line. */
function withWholeDays(children: ReactNode): ReactNode {
  const parts = typeof children === 'string' ? cutAtDays(children) : []
  if (parts.length < 2) return children
  return parts.map((part, at) =>
    at % 2 === 0 ? (
      part
    ) : (
      <span key={at} className='day'>
        {part}
      </span>
    ),
  )
}

/**
 * What pages are drawn with. Here: plain HTML, for h5, tsc and jest. `elements.weapp.tsx` is the same for the mini program.
 * Real buttons and inputs bring the keyboard, focus and names that Taro's web components lack.
 */
export function Box(props: BoxProps) {
  const { id, className, style, role, label, describedBy, invalid, decorative, scrolls, testId, children } = props
  return (
    <div
      id={id}
      tabIndex={scrolls ? 0 : undefined}
      className={className}
      style={style}
      role={role}
      aria-label={label}
      aria-describedby={describedBy}
      aria-invalid={invalid || undefined}
      aria-hidden={decorative || undefined}
      data-testid={testId}
    >
      {withWholeDays(children)}
    </div>
  )
}

export function Txt({ id, className, style, label, decorative, testId, children }: TxtProps) {
  return (
    <span
      id={id}
      className={className}
      style={style}
      aria-label={label}
      aria-hidden={decorative || undefined}
      data-testid={testId}
    >
      {withWholeDays(children)}
    </span>
  )
}

export function Heading({ level, className, style, label, testId, children }: HeadingProps) {
  const Tag = `h${level}` as const
  return (
    <Tag className={className} style={style} aria-label={label} data-testid={testId}>
      {children}
    </Tag>
  )
}

/** Anything that answers a tap. */
export function Press({
  onPress,
  className,
  style,
  role = 'button',
  label,
  on,
  expanded,
  disabled,
  busy,
  stop = true,
  testId,
  children,
}: PressProps) {
  const checks = role === 'radio' || role === 'checkbox' || role === 'switch'
  const still = (useContext(Sending) && role !== 'link') || busy
  return (
    <button
      type='button'
      className={`press ${className ?? ''}`}
      style={style}
      tabIndex={stop ? undefined : -1}
      role={role === 'button' ? undefined : role}
      aria-label={label}
      aria-checked={checks ? Boolean(on) : undefined}
      aria-selected={role === 'tab' ? Boolean(on) : undefined}
      aria-current={role === 'link' && on ? 'page' : undefined}
      aria-pressed={role === 'button' ? on : undefined}
      aria-expanded={expanded}
      // A button that cannot be used loses the focus: one that only works for a moment keeps it.
      disabled={disabled}
      aria-disabled={still || undefined}
      aria-busy={busy || undefined}
      data-testid={testId}
      onClick={still ? undefined : onPress}
      onKeyDown={role === 'radio' ? moveAmongRadios : undefined}
    >
      {children}
    </button>
  )
}

const STEPS: Record<string, number> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }

/**
 * Arrows choose among radio buttons, as people who use the keyboard know it. Where each of them is a stop of its own they
 * only move: there a choice may close the list.
 */
function moveAmongRadios(event: KeyboardEvent<HTMLElement>): void {
  const step = STEPS[event.key]
  const group = event.currentTarget.closest('[role=radiogroup]')
  if (step === undefined || group === null) return
  event.preventDefault()
  const radios = [...group.querySelectorAll<HTMLElement>('[role=radio]:not(:disabled)')]
  const next = radios[(radios.indexOf(event.currentTarget) + step + radios.length) % radios.length]
  const chooses = next?.tabIndex === -1
  next?.focus()
  if (chooses) next.click()
}

/** How many Chinese characters wide: a letter or digit takes some three fifths of one. */
const widthOf = (text: string): number => [...text].reduce((sum, one) => sum + (one < '\u0100' ? 0.62 : 1), 0)

export function TextInput(props: TextInputProps) {
  const { value, onChange, label, placeholder, maxLength, className, invalid, describedBy, disabled, testId } = props
  const { type = 'text' } = props
  const sending = useContext(Sending)
  return (
    <input
      className={className}
      // Lets the style sheet write a hint as small as it must be to fit.
      style={placeholder ? ({ '--hint': widthOf(placeholder) } as CSSProperties) : undefined}
      type={type === 'number' ? 'text' : type}
      inputMode={type === 'number' ? 'numeric' : undefined}
      autoComplete={props.autoComplete}
      value={value}
      placeholder={placeholder}
      maxLength={maxLength}
      disabled={disabled}
      readOnly={sending}
      aria-label={label}
      aria-invalid={invalid || undefined}
      aria-describedby={describedBy}
      data-testid={testId}
      onChange={(event) => onChange(event.target.value)}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && !sending && !isComposing(event)) props.onConfirm?.()
      }}
    />
  )
}

export function TextArea(props: TextAreaProps) {
  const { value, onChange, label, placeholder, maxLength, className, invalid, describedBy, disabled, testId } = props
  const { rows = 4 } = props
  const sending = useContext(Sending)
  return (
    <textarea
      className={className}
      rows={rows}
      // Lets the style sheet keep the height in step with the lines.
      style={{ '--rows': rows } as CSSProperties}
      value={value}
      placeholder={placeholder}
      maxLength={maxLength}
      disabled={disabled}
      readOnly={sending}
      aria-label={label}
      aria-invalid={invalid || undefined}
      aria-describedby={describedBy}
      data-testid={testId}
      onChange={(event) => onChange(event.target.value)}
    />
  )
}

/**
 * A date field of the browser: picked with the pointer or typed with the keyboard. Until it has the focus our own words
 * lie over it: browsers write days in the language that they were installed in, not the page's.
 */
export function DayInput(props: DayInputProps) {
  const { value, onChange, label, className, invalid, describedBy, disabled, testId } = props
  const { shown, earliest, onUnfinished } = props
  const sending = useContext(Sending)
  return (
    <div className='day-input'>
      <input
        className={className}
        type='date'
        value={value}
        min={earliest}
        // Else a year takes six digits.
        max='9999-12-31'
        disabled={disabled}
        readOnly={sending}
        aria-label={label}
        aria-invalid={invalid || undefined}
        aria-describedby={describedBy}
        data-testid={testId}
        onChange={(event) => onChange(event.target.value)}
        onBlur={(event) => onUnfinished?.(event.target.validity.badInput)}
      />
      <span className={`day-input__shown ${value === '' ? 'placeholder' : ''}`} aria-hidden>
        {shown}
      </span>
    </div>
  )
}

export function Picture({ src, alt, className, style }: PictureProps) {
  return <img src={src} alt={alt} className={className} style={style} />
}
