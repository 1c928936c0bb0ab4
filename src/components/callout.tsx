import type { ReactNode } from 'react'
import { Box } from '../platform/elements'
import './callout.scss'
import { Icon, type IconName } from './icon'
import type { Tone } from './tag'

/** A sentence that must not be missed: danger to life, confidentiality, a failed send. `live` is read out at once. */
export const Callout = ({
  tone = 'info',
  icon = tone === 'ok' ? 'check' : tone === 'info' ? 'info' : 'alert',
  live,
  children,
}: {
  tone?: Tone
  icon?: IconName
  live?: boolean
  children: ReactNode
}) => (
  <Box className={`callout ${live ? 'callout--live' : ''} tone--${tone}`} role={live ? 'alert' : undefined}>
    <Icon name={icon} />
    <Box className='callout__text'>{children}</Box>
  </Box>
)
