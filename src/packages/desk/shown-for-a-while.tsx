import type { ReactNode } from 'react'
import { Box, Button, Callout, Txt } from '../../components'
import { CONTACT_COPY } from '../../copy/airlock'
import { useCountdown } from './use-countdown'
import { Watermarked } from './watermarked'

/** Personal data for as long as the server says; then it is gone from the page. */
export function ShownForAWhile({
  visibleUntil,
  watermark,
  onHide,
  children,
}: {
  visibleUntil: string
  watermark: string
  onHide: () => void
  children: ReactNode
}) {
  const left = useCountdown(visibleUntil)
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
