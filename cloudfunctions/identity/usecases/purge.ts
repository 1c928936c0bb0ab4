import { type DocumentStore, removeBefore } from '../../shared/documents'
import type { Clock } from '../../shared/kernel/clock'
import { bindingCodes, signInFailures, smsCodes } from '../credentials'
import { wechatOpenids } from '../wechat-openids'

/**
 * Deletes failures that are forgotten, and codes and OPENIDs whose time has run out.
 * @param goOn asked before each batch @returns whether nothing is left to delete
 */
export async function purgeIdentity(
  { store, clock }: { readonly store: DocumentStore; readonly clock: Clock },
  { goOn }: { readonly goOn: () => boolean },
): Promise<boolean> {
  const ended = { index: 'by_expiry', before: clock.now() }
  return (
    (await removeBefore(store, signInFailures, ended, goOn)) &&
    (await removeBefore(store, bindingCodes, ended, goOn)) &&
    (await removeBefore(store, smsCodes, ended, goOn)) &&
    (await removeBefore(store, wechatOpenids, ended, goOn))
  )
}
