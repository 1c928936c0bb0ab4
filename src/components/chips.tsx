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
}

/** Chips under their question, as a form shows them. */
export const ChipsField = <Value extends string>({ error, ...chips }: ChipsProps<Value> & { error?: string }) => (
  <Box className='chips-field stack-small'>
    <Txt className='field__label' decorative>
      {chips.label}
    </Txt>
    <Chips {...chips} />
    {error && <Wrong>{error}</Wrong>}
  </Box>
)

/** One of a few. Read out as radio buttons. */
export function Chips<Value extends string>({ label, value, options, onChange, disabled, stacked }: ChipsProps<Value>) {
  return (
    <Box className={`chips ${stacked ? 'chips--stacked' : ''}`} role='radiogroup' label={label}>
      {options.map((option) => (
        <Press
          key={option.value}
          role='radio'
          className={`chip ${option.value === value ? 'chip--on' : ''}`}
          on={option.value === value}
          label={option.note ? `${option.label}，${option.note}` : option.label}
          disabled={disabled}
          onPress={() => onChange(option.value)}
        >
          <Txt className='chip__label'>{option.label}</Txt>
          {option.note && <Txt className='chip__note'>{option.note}</Txt>}
        </Press>
      ))}
    </Box>
  )
}
