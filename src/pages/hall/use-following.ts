import { useDidHide } from '@tarojs/taro'
import { useRef } from 'react'
import { hallApi } from '../../api/hall.api'
import { HALL_COPY } from '../../copy/hall'
import { openPage } from '../../platform/navigate'
import { notify } from '../../state/notice.store'
import { isCitizen } from '../../state/roles'
import { useSession } from '../../state/session.store'
import { usePlace } from '../../state/use-place'
import { useRequest } from '../../state/use-request'

/** Stands for whoever follows nothing: not signed in, or staff. */
const NOBODY = ''

/**
 * Which units this person follows, and following one; several may be on their way at once. Someone not signed in is led to
 * signing in; staff follow nothing. What is followed stands first, as it was when the page came in sight: nothing moves
 * under a finger that follows one more, nor when the list of what one follows comes late.
 */
export function useFollowing() {
  const { me, status, knownId } = useSession()
  const citizenId = me && isCitizen(me) ? me.id : undefined
  const request = useRequest(citizenId && `following/${citizenId}`, () => hallApi.listFollowing({}))
  const unitIds = request.data?.unitIds ?? []
  const latest = useRef(request)
  latest.current = request
  const whose = status === 'starting' ? knownId : (citizenId ?? NOBODY)
  const known = status !== 'starting' && (citizenId === undefined || request.state !== 'loading')
  const place = usePlace(known, unitIds.length > 0, whose)
  const ahead = useRef<{ whose: string | undefined; unitIds: readonly string[] }>()
  if (place === 'above' && ahead.current?.whose !== whose) ahead.current = { whose, unitIds }
  useDidHide(() => {
    if (request.state === 'ready') ahead.current = { whose, unitIds }
  })
  const first = (ahead.current?.whose === whose ? ahead.current?.unitIds : undefined) ?? []

  /** @throws ApiFailure */
  const toggle = async (unitId: string): Promise<void> => {
    if (!me) {
      notify(HALL_COPY.signInToFollow)
      return openPage('signIn')
    }
    const { following } = await hallApi.follow({ unitId, following: !unitIds.includes(unitId) })
    // As it is now: another one may have been answered meanwhile.
    const now = latest.current
    if (now.state !== 'ready') now.reload()
    else {
      const others = now.data.unitIds.filter((id) => id !== unitId)
      const data = { unitIds: following ? [...others, unitId] : others }
      now.replace(data)
      latest.current = { ...now, data }
    }
    notify(following ? HALL_COPY.followed : HALL_COPY.unfollowed)
  }
  return {
    /** Staff accounts follow nothing: no button then. */
    offered: isCitizen(me),
    follows: (unitId: string): boolean => unitIds.includes(unitId),
    /** It is not decided yet which stand first. */
    waiting: place === 'waiting',
    followedFirst: <Account extends { unit: { id: string } }>(accounts: readonly Account[]): Account[] => [
      ...accounts.filter(({ unit }) => first.includes(unit.id)),
      ...accounts.filter(({ unit }) => !first.includes(unit.id)),
    ],
    toggle,
  }
}
