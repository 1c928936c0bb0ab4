import { type ReactNode, useId } from 'react'
import { FIELD_COPY } from '../copy/fields'
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

interface FrameProps extends Around {
  count?: string | undefined
  /** Nothing more goes in: said at once. */
  full?: boolean
  /** What is filled in, given the ids of the texts around it that belong to it. */
  children: (describedBy: string | undefined) => ReactNode
}

/** The label, the help and the mistake around what is filled in. */
export function Frame({ label, hint, error, count, full, children }: FrameProps) {
  const id = useId()
  const [hintId, errorId] = [`${id}hint`, `${id}error`]
  const describedBy = [hint && hintId, error && errorId].filter(Boolean).join(' ') || undefined
  return (
    <Box className='field'>
      <Txt className='field__label' decorative>
        {label}
      </Txt>
      {hint && (
        <Txt id={hintId} className='small'>
          {hint}
        </Txt>
      )}
      {children(describedBy)}
      {(error || count) && (
        <Box className='field__below'>
          {error ? <Wrong id={errorId}>{error}</Wrong> : <Box />}
          {count && (
            <Box className='small number' role={full ? 'alert' : undefined}>
              {count}
            </Box>
          )}
        </Box>
      )}
    </Box>
  )
}

/** A labelled line of text. */
export const TextField = ({
  hint,
  error,
  ...input
}: Around & Omit<TextInputProps, 'className' | 'invalid' | 'describedBy'>) => (
  <Frame label={input.label} hint={hint} error={error}>
    {(describedBy) => (
      <Box className='field__line'>
        <TextInput
          {...input}
          className={`field__input ${error ? 'field__input--invalid' : ''}`}
          invalid={Boolean(error)}
          describedBy={describedBy}
        />
      </Box>
    )}
  </Frame>
)

/** A labelled text of several lines; the count appears near the limit. */
export function TextAreaField({
  hint,
  error,
  ...input
}: Around & Omit<TextAreaProps, 'className' | 'invalid' | 'describedBy'>) {
  const { maxLength, value } = input
  const near = maxLength !== undefined && value.length > maxLength * 0.8
  const full = near && value.length >= maxLength
  const count = full ? FIELD_COPY.full(maxLength) : near ? FIELD_COPY.count(value.length, maxLength) : undefined
  return (
    <Frame label={input.label} hint={hint} error={error} count={count} full={full}>
      {(describedBy) => (
        <TextArea
          {...input}
          className={`field__area ${error ? 'field__area--invalid' : ''}`}
          invalid={Boolean(error)}
          describedBy={describedBy}
        />
      )}
    </Frame>
  )
}
