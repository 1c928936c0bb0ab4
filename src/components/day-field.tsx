import { useState } from 'react'
import { DAY_FIELD_COPY, dayOfYearWords } from '../copy/days'
import { Box, DayInput } from '../platform/elements'
import { Button } from './button'
import { Frame } from './field'
import './day-field.scss'

interface DayFieldProps {
  label: string
  hint?: string
  /** What is wrong, as a sentence; a day before `earliest` is said without it. */
  error?: string | undefined
  /** `YYYY-MM-DD` of the city's calendar; empty while none is chosen. */
  value: string
  onChange: (day: string) => void
  /** The first day that makes sense, `YYYY-MM-DD`. */
  earliest?: string | undefined
  /** It may stay empty: then a chosen day can be cleared again. */
  optional?: boolean
}

/** A labelled day: picked, not typed in some notation. What comes out is a day that exists, or nothing. */
export function DayField({ label, hint, error, value, onChange, earliest, optional }: DayFieldProps) {
  const [unfinished, setUnfinished] = useState(false)
  const wrong = (unfinished ? DAY_FIELD_COPY.unfinished : undefined) ?? error ?? tooEarly(value, earliest)
  return (
    <Frame label={label} {...(hint ? { hint } : {})} {...(wrong ? { error: wrong } : {})}>
      {(describedBy) => (
        <Box className='day-field'>
          <DayInput
            describedBy={describedBy}
            className={`field__input day-field__input ${wrong ? 'field__input--invalid' : ''}`}
            label={label}
            value={value}
            shown={value === '' ? DAY_FIELD_COPY.choose : dayOfYearWords(value)}
            earliest={earliest}
            invalid={Boolean(wrong)}
            onChange={(day) => {
              setUnfinished(false)
              onChange(day)
            }}
            onUnfinished={setUnfinished}
          />
          {optional && value !== '' && (
            <Button kind='plain' label={DAY_FIELD_COPY.clearOf(label)} onPress={() => onChange('')}>
              {DAY_FIELD_COPY.clear}
            </Button>
          )}
        </Box>
      )}
    </Frame>
  )
}

/** A browser lets a day be typed that its own calendar does not offer. */
const tooEarly = (day: string, earliest = ''): string | undefined =>
  day !== '' && day < earliest ? DAY_FIELD_COPY.tooEarly(dayOfYearWords(earliest)) : undefined
