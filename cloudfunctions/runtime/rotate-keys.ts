import { messageContacts, reseal, type ResealReport } from '../messages'
import { guardians } from '../privacy'
import type { ModuleDeps } from './modules'

type More = { readonly goOn: () => boolean; readonly progress?: (report: ResealReport) => void }

/** Seals anew whatever the city keeps sealed: contacts of messages, and of guardians. */
export async function rotateKeys(deps: Pick<ModuleDeps, 'store' | 'vault'>, more: More): Promise<ResealReport> {
  const contacts = await reseal(deps, messageContacts, more)
  const ofGuardians = await reseal(deps, guardians, { goOn: more.goOn })
  return {
    looked: contacts.looked + ofGuardians.looked,
    resealed: contacts.resealed + ofGuardians.resealed,
    unreadable: contacts.unreadable + ofGuardians.unreadable,
  }
}
