import { resealAuthenticators, wechatOpenids } from '../identity'
import { messageContacts, reseal, resealAt, type ResealReport } from '../messages'
import { sheetParts } from '../messages/sheet.store'
import { sealedAddress, subscriptions } from '../notifications'
import { guardians } from '../privacy'
import type { ModuleDeps } from './modules'

type More = { readonly goOn: () => boolean; readonly progress?: (report: ResealReport) => void }

/** Parts of one page: up to a quarter of a megabyte each. */
const SHEET_PARTS = 20

/**
 * Seals anew whatever the city keeps sealed: contacts of messages and of guardians, authenticators of staff, OPENIDs of
 * citizens and of ledgers, signed sheets. Whatever else is sealed one day belongs here: a key that is put away opens nothing.
 */
export async function rotateKeys(deps: Pick<ModuleDeps, 'store' | 'vault'>, more: More): Promise<ResealReport> {
  const { goOn } = more
  const reports = [
    await reseal(deps, messageContacts, more),
    await reseal(deps, guardians, { goOn }),
    await resealAuthenticators(deps, { goOn }),
    await reseal(deps, wechatOpenids, { goOn }),
    await resealAt(deps, subscriptions, sealedAddress, { goOn }),
    await reseal(deps, sheetParts, { goOn, page: SHEET_PARTS }),
  ]
  return reports.reduce((sum, each) => ({
    looked: sum.looked + each.looked,
    resealed: sum.resealed + each.resealed,
    unreadable: sum.unreadable + each.unreadable,
  }))
}
