import type { ReactNode } from 'react'
import { AIRLOCK_LIMITS } from '../../../types/airlock.terms'
import { Box, Button, Callout, Txt } from '../../components'
import { CONTACT_COPY } from '../../copy/airlock'
import { useCountdown } from './use-countdown'
import { Watermarked } from './watermarked'

/** Personal data for ten minutes from when it came; then it is gone from the page. Its `key` says what is shown. */
export function ShownForAWhile({
  watermark,
  onHide,
  children,
}: {
  watermark: string
  onHide: () => void
  children: ReactNode
}) {
  const left = useCountdown(AIRLOCK_LIMITS.visibleMinutes)
  if (left === undefined) return <Callout icon='lock'>{CONTACT_COPY.gone}</Callout>
  return (
    <Box className='stack-small'>
      <Watermarked mark={watermark}>{children}</Watermarked>
      <Txt className='small number'>{CONTACT_COPY.countdown(left)}</Txt>
      <Button kind='plain' edge onPress={onHide}>
        {CONTACT_COPY.hide}
      </Button>
    </Box>
  )
}
