import type { ReactNode } from 'react'
import { Box, Heading } from '../platform/elements'
import './card.scss'

/** A quiet surface that holds one matter. `flush`: rows inside bring their own padding. */
export const Card = ({ children, flush, label }: { children: ReactNode; flush?: boolean; label?: string }) => (
  <Box className={`card ${flush ? 'card--flush' : ''}`} role={label ? 'group' : undefined} label={label}>
    {children}
  </Box>
)

/** A titled part of a page. `more` stands at the end of the title's line. */
export const Section = ({ title, more, children }: { title: string; more?: ReactNode; children: ReactNode }) => (
  <Box className='section' role='group' label={title}>
    <Box className='section__head'>
      <Heading level={2} className='heading-2'>
        {title}
      </Heading>
      {more}
    </Box>
    {children}
  </Box>
)
