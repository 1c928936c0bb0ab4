import { createElement } from 'react'
import { FOLLOW_COPY } from '../../copy/follow'
import type { FollowCardProps } from './follow-card.types'

/**
 * The follow card in the mini program: the native component in `native/follow-card`, around `<official-account>`.
 * The page that shows it declares it in `usingComponents`.
 */
export const FollowCard = ({ name, introduction = '', originalId = '' }: FollowCardProps) =>
  createElement('follow-card', {
    name,
    introduction,
    originalId,
    searchHint: FOLLOW_COPY.search(name),
    openLabel: FOLLOW_COPY.open,
  })
