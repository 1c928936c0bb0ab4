import { Box, Press, Txt } from '../platform/elements'
import './switch.scss'

/** A setting that works at once; the whole line is the target. */
export const Switch = ({
  label,
  note,
  on,
  onChange,
}: {
  label: string
  note?: string
  on: boolean
  onChange: (on: boolean) => void
}) => (
  <Press
    className='switch'
    role='switch'
    on={on}
    label={note ? `${label}，${note}` : label}
    onPress={() => onChange(!on)}
  >
    <Box className='row__text'>
      <Txt className='row__title'>{label}</Txt>
      {note && <Txt className='small'>{note}</Txt>}
    </Box>
    <Box className={`switch__track ${on ? 'switch__track--on' : ''}`} decorative>
      <Box className='switch__knob' />
    </Box>
  </Press>
)
