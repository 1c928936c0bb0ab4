import type { ReactNode } from 'react'
import { Box, Press, Txt } from '../platform/elements'
import { Icon, type IconName } from './icon'
import './row.scss'

interface RowProps {
  title: string
  /** A second, quieter line. */
  note?: string
  /** Short words at the end of the line. */
  value?: string
  icon?: IconName
  /** Opens something: then the row is a link with an arrow. */
  onPress?: () => void
  /** Accessible name; title, note and value by themselves otherwise. */
  label?: string
  /** More under the texts: tags, a due day. */
  children?: ReactNode
  /** What may be done with it, at the end of the line: a button of its own. */
  beside?: ReactNode
}

export function Row({ title, note, value, icon, onPress, label, children, beside }: RowProps) {
  const inside = (
    <>
      {icon && (
        <Box className='row__icon' decorative>
          <Icon name={icon} />
        </Box>
      )}
      <Box className='row__text'>
        <Txt className='row__title'>{title}</Txt>
        {note && <Txt className='small'>{note}</Txt>}
        {children}
      </Box>
      {value && <Txt className={`row__value ${onPress ? 'row__value--led' : ''}`}>{value}</Txt>}
      {onPress && <Icon name='next' />}
    </>
  )
  return (
    <Box className={`row-item ${beside ? 'row-item--beside' : ''}`} role='listitem'>
      {onPress ? (
        <Press className='row' role='link' onPress={onPress} label={label}>
          {inside}
        </Press>
      ) : (
        <Box className='row'>{inside}</Box>
      )}
      {beside}
    </Box>
  )
}

interface RowsProps {
  children: ReactNode
  label?: string
  /** Short rows stand in two columns on a desk. */
  columns?: boolean
}

/** Rows under each other, read out as a list. Put it into `<Card flush>`. */
export const Rows = ({ children, label, columns }: RowsProps) => (
  <Box className={`rows ${columns ? 'rows--columns' : ''}`} role='list' label={label}>
    {children}
  </Box>
)
