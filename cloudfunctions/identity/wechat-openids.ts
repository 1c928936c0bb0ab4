import type { ContactVault, SealedDocument } from '../messages'
import { defineCollection, type DocumentReader, type DocumentStore } from '../shared/documents'
import type { Instant } from '../shared/kernel/local-date'

/**
 * The OPENID behind a citizen of the city's own server, under the account's id and sealed to it. WeChat wants it to check
 * what the citizen writes (内容安全), and nobody else gets it. Kept for as long as a session may last.
 */
export interface WechatOpenid extends SealedDocument {
  readonly expiresAt: Instant
}
export const wechatOpenids = defineCollection<WechatOpenid>('wechat_openids', [
  { name: 'by_id', equals: [] },
  { name: 'by_expiry', equals: [], order: 'expiresAt' },
])

/** Keeps who just signed in, anew with each sign-in. */
export const keepOpenid = (
  { store, vault }: { readonly store: DocumentStore; readonly vault: ContactVault },
  id: string,
  openid: string,
  expiresAt: Instant,
): Promise<void> =>
  store.transact(async (transaction) => {
    const known = await transaction.get(wechatOpenids, id)
    const next = { id, sealed: vault.seal(id, openid), expiresAt }
    if (known === null) transaction.insert(wechatOpenids, next)
    else transaction.put(wechatOpenids, { ...next, version: known.version })
  })

/** Null for whoever did not come by the mini program, or too long ago. */
export async function openidOf(
  { store, vault }: { readonly store: DocumentReader; readonly vault: ContactVault },
  accountId: string,
  now: Instant,
): Promise<string | null> {
  const kept = await store.get(wechatOpenids, accountId)
  return kept === null || kept.expiresAt < now ? null : vault.open(accountId, kept.sealed)
}

/** The person asked for their data to go. */
export const forgetOpenid = (store: DocumentStore, accountId: string): Promise<void> =>
  store.transact(async (transaction) => {
    const kept = await transaction.get(wechatOpenids, accountId)
    if (kept !== null) transaction.remove(wechatOpenids, kept)
  })
