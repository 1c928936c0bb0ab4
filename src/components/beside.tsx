import type { ReactNode } from 'react'
import { Box } from '../platform/elements'
import './beside.scss'

interface BesideProps {
  /** What one works with. */
  children: ReactNode
  /** What one looks up meanwhile: to the right on a desk, below on a phone. */
  side: ReactNode
}

/** Two columns where a `<Page wide>` has room for them, one under the other everywhere else. */
export const Beside = ({ children, side }: BesideProps) => (
  <Box className='beside'>
    <Box className='beside__part'>{children}</Box>
    <Box className='beside__part'>{side}</Box>
  </Box>
)
