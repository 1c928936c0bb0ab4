import type { ReactNode } from 'react'
import { Box, TextArea, TextInput, Txt } from '../platform/elements'
import type { TextAreaProps, TextInputProps } from '../platform/elements.types'
import './field.scss'
import { Wrong } from './wrong'

interface Around {
  label: string
  /** A short help below the label. */
  hint?: string
  /** What is wrong, as a sentence; read out at once. */
  error?: string
}

/** The label, the help and the mistake around what is filled in. */
export const Frame = ({ label, hint, error, count, children }: Around & { count?: string; children: ReactNode }) => (
  <Box className='field'>
    <Txt className='field__label' decorative>
      {label}
    </Txt>
    {hint && <Txt className='small'>{hint}</Txt>}
    {children}
    {(error || count) && (
      <Box className='field__below'>
        {error ? <Wrong>{error}</Wrong> : <Box />}
        {count && <Txt className='small number'>{count}</Txt>}
      </Box>
    )}
  </Box>
)

/** A labelled line of text. */
export const TextField = ({ hint, error, ...input }: Around & Omit<TextInputProps, 'className' | 'invalid'>) => (
  <Frame label={input.label} hint={hint} error={error}>
    <TextInput {...input} className={`field__input ${error ? 'field__input--invalid' : ''}`} invalid={Boolean(error)} />
  </Frame>
)

/** A labelled text of several lines; the count appears near the limit. */
export function TextAreaField({ hint, error, ...input }: Around & Omit<TextAreaProps, 'className' | 'invalid'>) {
  const { maxLength, value } = input
  const near = maxLength !== undefined && value.length > maxLength * 0.8
  const count = near ? `${value.length} / ${maxLength}` : undefined
  return (
    <Frame label={input.label} hint={hint} error={error} count={count}>
      <TextArea {...input} className={`field__area ${error ? 'field__area--invalid' : ''}`} invalid={Boolean(error)} />
    </Frame>
  )
}
