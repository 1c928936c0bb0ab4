import { Box, Txt } from '../../../components'
import { Press } from '../../../platform/elements'

interface ManyChipsProps<Value extends string> {
  label: string
  hint?: string
  values: readonly Value[]
  options: readonly { value: Value; label: string }[]
  onChange: (values: Value[]) => void
}

/** Any of a few; none means that it does not matter. Read out as check boxes. */
export const ManyChips = <Value extends string>({ label, hint, values, options, onChange }: ManyChipsProps<Value>) => (
  <Box className='stack-small'>
    <Txt className='field__label' decorative>
      {label}
    </Txt>
    {hint && <Txt className='small'>{hint}</Txt>}
    <Box className='chips' role='group' label={label}>
      {options.map((option) => {
        const on = values.includes(option.value)
        return (
          <Press
            key={option.value}
            role='checkbox'
            className={`chip ${on ? 'chip--on' : ''}`}
            on={on}
            label={option.label}
            onPress={() => onChange(on ? values.filter((one) => one !== option.value) : [...values, option.value])}
          >
            <Txt className='chip__label'>{option.label}</Txt>
          </Press>
        )
      })}
    </Box>
  </Box>
)
