import { hallApi } from '../../api/hall.api'
import { HALL_COPY } from '../../copy/hall'
import { openPage } from '../../platform/navigate'
import { notify } from '../../state/notice.store'
import { isCitizen } from '../../state/roles'
import { useSession } from '../../state/session.store'
import { useAction } from '../../state/use-action'
import { useRequest } from '../../state/use-request'

/** Which units this person follows, and following one. Someone not signed in is led to signing in; staff follow nothing. */
export function useFollowing() {
  const me = useSession((session) => session.me)
  const citizenId = me && isCitizen(me) ? me.id : undefined
  const request = useRequest(citizenId && `following/${citizenId}`, () => hallApi.listFollowing({}))
  const action = useAction(hallApi.follow)
  const unitIds = request.data?.unitIds ?? []

  const toggle = async (unitId: string): Promise<void> => {
    if (!me) {
      notify(HALL_COPY.signInToFollow)
      return openPage('signIn')
    }
    const answer = await action.run({ unitId, following: !unitIds.includes(unitId) })
    if (!answer) return
    const others = unitIds.filter((id) => id !== unitId)
    if (request.state === 'ready') request.replace({ unitIds: answer.following ? [...others, unitId] : others })
    else request.reload()
    notify(answer.following ? HALL_COPY.followed : HALL_COPY.unfollowed)
  }
  return {
    /** Staff accounts follow nothing: no button then. */
    offered: isCitizen(me),
    follows: (unitId: string): boolean => unitIds.includes(unitId),
    toggle,
    failure: action.failure,
  }
}
