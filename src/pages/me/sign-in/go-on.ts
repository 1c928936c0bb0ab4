import type { ActorView } from '../../../../types/identity.contract'
import { goBack, openDesk, openTab } from '../../../platform/navigate'
import { isCitizen, worksAtDesk } from '../../../state/roles'

/** Where somebody wants to be who just came in. */
export function goOn(me: ActorView): void {
  if (worksAtDesk(me)) openDesk()
  else if (isCitizen(me)) goBack()
  else openTab('me')
}
