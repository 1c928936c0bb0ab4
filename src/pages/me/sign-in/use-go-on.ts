import Taro from '@tarojs/taro'
import { useState } from 'react'
import type { ActorView } from '../../../../types/identity.contract'
import { goBack, openDesk, openTab } from '../../../platform/navigate'
import { isCitizen, worksAtDesk } from '../../../state/roles'
import { useSession } from '../../../state/session.store'
import { useLeadOn } from '../../../state/use-lead-on'

/**
 * Leads on whoever just came in: whose session only ran out back to what they were doing, with all that they had typed there;
 * staff to the workbench, which starts anew.
 */
export function useGoOn(): (me: ActorView) => void {
  const [before] = useState(() => useSession.getState().me?.id)
  const leadOn = useLeadOn()
  return (me) =>
    leadOn(() => {
      if (me.id === before && Taro.getCurrentPages().length > 1) goBack()
      else if (worksAtDesk(me)) openDesk()
      else if (isCitizen(me)) goBack()
      else openTab('me')
    })
}
