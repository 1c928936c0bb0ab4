import { Image, Input, Picker, Text, Textarea, View } from '@tarojs/components'
import { type CSSProperties, type ReactNode, useContext } from 'react'
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
import { InFixed } from './in-fixed'
import { Sending } from './sending'

/**
 * Aria attributes that Taro's types do not know and `config/plugins/aria-attributes.ts` puts into the templates.
 * Only attributes that say something are sent: each one costs setData.
 */
const aria = (attributes: Record<string, string | boolean | undefined>): object =>
  Object.fromEntries(
    Object.entries(attributes)
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => [`aria-${name}`, value]),
  )

/** Has no width, and no line ends beside it. */
const WORD_JOINER = '\u2060'
/** Where a line could end within a day: its numbers hold together by themselves, and are read out as numbers. */
const BETWEEN = /\d(?=[年月日])|[年月](?=\d)/g

/**
 * A day of a text stays on one line. By signs in the text: an element of its own may not stand in a text at every depth of
 * Taro's templates, and each would cost setData.
 */
const withWholeDays = (children: ReactNode): ReactNode =>
  typeof children === 'string'
    ? cutAtDays(children)
        .map((part, at) => (at % 2 === 0 ? part : part.replace(BETWEEN, `$&${WORD_JOINER}`)))
        .join('')
    : children

export function Box({ className, style, role, label, decorative, children }: BoxProps) {
  return (
    <View className={className} style={style} {...aria({ role, label, hidden: decorative || undefined })}>
      {withWholeDays(children)}
    </View>
  )
}

export function Txt({ className, style, label, decorative, selectable, children }: TxtProps) {
  return (
    <Text
      className={className}
      style={style}
      userSelect={selectable}
      {...aria({ label, hidden: decorative || undefined })}
    >
      {/* What is copied from here is as it was written. */}
      {selectable ? children : withWholeDays(children)}
    </Text>
  )
}

export function Heading({ className, style, label, children }: HeadingProps) {
  return (
    <View className={className} style={style} {...aria({ role: 'heading', label })}>
      {children}
    </View>
  )
}

export function Press({
  onPress,
  className,
  style,
  role = 'button',
  label,
  on,
  expanded,
  busy = false,
  disabled = false,
  children,
}: PressProps) {
  const checks = role === 'radio' || role === 'checkbox' || role === 'switch'
  const off = busy || disabled
  const still = (useContext(Sending) && role !== 'link') || off
  return (
    <View
      className={`press ${off ? 'press--disabled' : ''} ${className ?? ''}`}
      style={style}
      hoverClass={still ? 'none' : 'press--down'}
      hoverStayTime={60}
      onClick={still ? undefined : onPress}
      {...aria({
        role,
        label,
        checked: checks ? Boolean(on) : undefined,
        selected: role === 'tab' || role === 'link' ? on : undefined,
        expanded,
        disabled: still || undefined,
      })}
    >
      {children}
    </View>
  )
}

export function TextInput(props: TextInputProps) {
  const { value, onChange, label, placeholder, maxLength = 140, className, disabled, type = 'text', onConfirm } = props
  const still = useContext(Sending) || disabled
  return (
    <Input
      className={className}
      type={type === 'number' || type === 'tel' ? 'number' : 'text'}
      password={type === 'password'}
      confirmType={type === 'search' ? 'search' : 'done'}
      value={value}
      placeholder={placeholder}
      placeholderClass='placeholder'
      maxlength={maxLength}
      disabled={still}
      onInput={(event) => onChange(event.detail.value)}
      onConfirm={onConfirm}
      {...aria({ label, disabled: still || undefined })}
    />
  )
}

export function TextArea(props: TextAreaProps) {
  const { value, onChange, label, placeholder, maxLength = -1, className, disabled, rows = 4 } = props
  const fixed = useContext(InFixed)
  const still = useContext(Sending) || disabled
  return (
    <Textarea
      className={className}
      style={{ '--rows': rows } as CSSProperties}
      value={value}
      placeholder={placeholder}
      placeholderClass='placeholder'
      maxlength={maxLength}
      disabled={still}
      fixed={fixed || undefined}
      showConfirmBar={false}
      disableDefaultPadding
      onInput={(event) => onChange(event.detail.value)}
      {...aria({ label, disabled: still || undefined })}
    />
  )
}

/** WeChat's own wheel of days. */
export function DayInput({ value, onChange, label, className, disabled, shown, earliest }: DayInputProps) {
  const still = useContext(Sending) || disabled
  return (
    <Picker
      className='day-input'
      mode='date'
      value={value}
      start={earliest}
      disabled={still}
      onChange={(event) => onChange(event.detail.value)}
      {...aria({ role: 'button', label: `${label}，${shown}`, disabled: still || undefined })}
    >
      <View className={`${className ?? ''} ${value === '' ? 'placeholder' : ''}`}>{shown}</View>
    </Picker>
  )
}

export function Picture({ src, alt, className, style }: PictureProps) {
  return (
    <Image
      src={src}
      className={className}
      style={style}
      mode='aspectFit'
      {...aria({ label: alt || undefined, hidden: alt === '' || undefined })}
    />
  )
}
