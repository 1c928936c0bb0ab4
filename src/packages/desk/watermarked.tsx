import type { ReactNode } from 'react'
import { Box, Txt } from '../../components'
import './watermarked.scss'

/** Enough to cover a panel on a phone and on a desk. */
const MARKS = Array.from({ length: 24 }, (_, at) => at)

/** Personal data on a screen: the reader's name and time lie over it, and none of it can be selected. */
export const Watermarked = ({ mark, children }: { mark: string; children: ReactNode }) => (
  <Box className='watermarked'>
    {children}
    <Box className='watermarked__marks' decorative>
      {MARKS.map((at) => (
        <Txt key={at} className='watermarked__mark'>
          {mark}
        </Txt>
      ))}
    </Box>
  </Box>
)
