import { Box, Txt } from '../platform/elements'
import './timeline.scss'

export interface TimelineItem {
  key: string
  title: string
  /** When, in words. */
  when: string
  note?: string
  /** The latest step stands out. */
  current?: boolean
}

/** What happened, newest first, read out as a list. */
export const Timeline = ({ items, label }: { items: readonly TimelineItem[]; label: string }) => (
  <Box className='timeline' role='list' label={label}>
    {items.map((item) => (
      <Box key={item.key} className={`timeline__item ${item.current ? 'timeline__item--current' : ''}`} role='listitem'>
        <Txt className='timeline__title'>{item.title}</Txt>
        <Txt className='small number'>{item.when}</Txt>
        {item.note && <Txt className='timeline__note'>{item.note}</Txt>}
      </Box>
    ))}
  </Box>
)
