import { useEffect, useState } from 'react'
import { FOLLOW_COPY } from '../../copy/follow'
import { Box, Heading, Picture, Txt } from '../../platform/elements'
import './follow-card.scss'
import type { FollowCardProps } from './follow-card.types'

/** WeChat's own page for one account; following needs a person's scan, no client API tells whether it happened. */
const accountLink = (originalId: string): string => `https://open.weixin.qq.com/qr/code?username=${originalId}`
/** Without an id no code can lead to the account: then it brings a person at a desk to the same pages on the phone. */
const siteLink = (): string => window.location.origin + window.location.pathname

/** The follow card on h5: a QR code to scan with WeChat, drawn here so that no third party learns of the visit. */
export function FollowCard({ name, introduction, originalId }: FollowCardProps) {
  const [code, setCode] = useState<string>()
  useEffect(() => {
    let open = true
    void import('qrcode')
      .then(({ toDataURL }) => toDataURL(originalId ? accountLink(originalId) : siteLink(), { margin: 1, width: 224 }))
      .then((image) => {
        if (open) setCode(image)
      })
    return () => {
      open = false
    }
  }, [originalId])

  return (
    <Box className='follow-card' role='group' label={FOLLOW_COPY.label(name)}>
      <Box className='follow-card__text'>
        <Heading level={2} className='heading-2'>
          {name}
        </Heading>
        {introduction && <Txt className='text-2'>{introduction}</Txt>}
        <Txt className='small'>{originalId ? FOLLOW_COPY.scan : FOLLOW_COPY.search(name)}</Txt>
        {!originalId && <Txt className='small'>{FOLLOW_COPY.siteScan}</Txt>}
      </Box>
      <Box className='follow-card__code'>
        {code && <Picture src={code} alt={originalId ? FOLLOW_COPY.code(name) : FOLLOW_COPY.siteCode} />}
      </Box>
    </Box>
  )
}
