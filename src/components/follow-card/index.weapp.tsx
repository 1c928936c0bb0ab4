import { FOLLOW_COPY } from '../../copy/follow'
import type { FollowCardProps } from './follow-card.types'

/**
 * The follow card in the mini program: the native component in `native/follow-card`, around `<official-account>`.
 * `app.config.ts` declares it; Taro finds the properties to pass by reading this JSX.
 */
export const FollowCard = ({ name, introduction = '', originalId = '' }: FollowCardProps) => (
  <follow-card
    name={name}
    introduction={introduction}
    originalId={originalId}
    searchHint={FOLLOW_COPY.search(name)}
    openLabel={FOLLOW_COPY.open}
  />
)
