import { useRef } from 'react'
import { hallApi } from '../../api/hall.api'
import { HALL_COPY } from '../../copy/hall'
import { openPage } from '../../platform/navigate'
import { notify } from '../../state/notice.store'
import { isCitizen } from '../../state/roles'
import { useSession } from '../../state/session.store'
import { useRequest } from '../../state/use-request'

/**
 * Which units this person follows, and following one; several may be on their way at once. Someone not signed in is led to
 * signing in; staff follow nothing.
 */
export function useFollowing() {
  const me = useSession((session) => session.me)
  const citizenId = me && isCitizen(me) ? me.id : undefined
  const request = useRequest(citizenId && `following/${citizenId}`, () => hallApi.listFollowing({}))
  const unitIds = request.data?.unitIds ?? []
  const latest = useRef(request)
  latest.current = request

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
      now.replace({ unitIds: following ? [...others, unitId] : others })
    }
    notify(following ? HALL_COPY.followed : HALL_COPY.unfollowed)
  }
  return {
    /** Staff accounts follow nothing: no button then. */
    offered: isCitizen(me),
    follows: (unitId: string): boolean => unitIds.includes(unitId),
    toggle,
  }
}
