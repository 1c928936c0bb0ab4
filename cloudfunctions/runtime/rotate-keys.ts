import { resealAuthenticators, wechatOpenids } from '../identity'
import { messageContacts, reseal, type ResealReport } from '../messages'
import { guardians } from '../privacy'
import type { ModuleDeps } from './modules'

type More = { readonly goOn: () => boolean; readonly progress?: (report: ResealReport) => void }

/** Seals anew whatever the city keeps sealed: contacts of messages and of guardians, authenticators of staff, OPENIDs. */
export async function rotateKeys(deps: Pick<ModuleDeps, 'store' | 'vault'>, more: More): Promise<ResealReport> {
  const contacts = await reseal(deps, messageContacts, more)
  const ofGuardians = await reseal(deps, guardians, { goOn: more.goOn })
  const ofStaff = await resealAuthenticators(deps, { goOn: more.goOn })
  const ofWechat = await reseal(deps, wechatOpenids, { goOn: more.goOn })
  return [contacts, ofGuardians, ofStaff, ofWechat].reduce((sum, each) => ({
    looked: sum.looked + each.looked,
    resealed: sum.resealed + each.resealed,
    unreadable: sum.unreadable + each.unreadable,
  }))
}
