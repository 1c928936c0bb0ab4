import type { AccountView } from '../../../../types/identity.contract'
import type { ApiFailure } from '../../../api/failure'

/** Somebody else changed the account first: shows it as it is now, so that the next try rests on it. */
export function showPresent({ code, current }: ApiFailure, show: (account: AccountView) => void): void {
  if (code === 'conflict' && current !== undefined) show(current as AccountView)
}
