import { Box, Press, Txt } from '../platform/elements'
import './figure.scss'
import type { Tone } from './tag'

interface FigureProps {
  label: string
  /** Already as words: `12`, `93%`, `—`. */
  value: string
  /** What the number is out of, or how it was before: `共120件`, `上周 90%`. */
  note?: string
  tone?: Tone
  /** Makes it a tile that chooses what is listed below. */
  onPress?: () => void
  on?: boolean
}

/** One number with what it means. */
export function Figure({ label, value, note, tone = 'neutral', onPress, on }: FigureProps) {
  const inside = (
    <>
      <Txt className={`figure__value number figure__value--${tone}`}>{value}</Txt>
      <Txt className='figure__label'>{label}</Txt>
      {note && <Txt className='figure__note small'>{note}</Txt>}
    </>
  )
  return onPress ? (
    <Press className={`figure ${on ? 'figure--on' : ''}`} onPress={onPress} on={on}>
      {inside}
    </Press>
  ) : (
    <Box className='figure'>{inside}</Box>
  )
}
