import { useId } from 'react'
import { Box, Press, Txt } from '../platform/elements'
import './chips.scss'
import { Wrong } from './wrong'

interface ChipsProps<Value extends string> {
  /** Accessible name of the group: the question that the chips answer. */
  label: string
  value: Value | undefined
  options: readonly { value: Value; label: string; note?: string }[]
  onChange: (value: Value) => void
  disabled?: boolean
  /** Under each other with a note, for choices that need a sentence. */
  stacked?: boolean
  /** What is still to be chosen, as a sentence: stands below, and is read out with the group. */
  error?: string | undefined
}

/** Chips under their question, as a form shows them. */
export const ChipsField = <Value extends string>(chips: ChipsProps<Value>) => (
  <Box className='chips-field stack-small'>
    <Txt className='field__label' decorative>
      {chips.label}
    </Txt>
    <Chips {...chips} />
  </Box>
)

/** One of a few. Read out as radio buttons: Tab stops at the chosen one or else the first, the arrows choose. */
export function Chips<Value extends string>(props: ChipsProps<Value>) {
  const { label, value, options, onChange, disabled, stacked, error } = props
  const errorId = useId()
  const stop = options.find((option) => option.value === value) ?? options[0]
  return (
    <>
      <Box
        className={`chips ${stacked ? 'chips--stacked' : ''}`}
        role='radiogroup'
        label={label}
        invalid={Boolean(error)}
        describedBy={error && errorId}
      >
        {options.map((option) => (
          <Press
            key={option.value}
            role='radio'
            className={`chip ${option.value === value ? 'chip--on' : ''}`}
            on={option.value === value}
            stop={option === stop}
            label={option.note ? `${option.label}，${option.note}` : option.label}
            disabled={disabled}
            onPress={() => onChange(option.value)}
          >
            <Txt className='chip__label'>{option.label}</Txt>
            {option.note && <Txt className='chip__note'>{option.note}</Txt>}
          </Press>
        ))}
      </Box>
      {error && <Wrong id={errorId}>{error}</Wrong>}
    </>
  )
}
