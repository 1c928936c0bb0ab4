import type { ContactVault, ResealReport, SealedContact } from '../../messages'
import { type DocumentStore, scan } from '../../shared/documents'
import { type Credentials, credentials } from '../credentials'

/** What a sealed secret is bound to. */
export const sealedFor = (accountId: string): string => `authenticator:${accountId}`

/**
 * Seals with the present key what an older one sealed of the authenticators, one account a transaction. One that cannot be
 * opened stays as it is: its owner needs a new set-up code.
 */
export async function resealAuthenticators(
  { store, vault }: { readonly store: DocumentStore; readonly vault: ContactVault },
  { goOn }: { readonly goOn: () => boolean },
): Promise<ResealReport> {
  const report = { looked: 0, resealed: 0, unreadable: 0 }
  for await (const page of scan(store, credentials, { index: 'by_id', equals: {} })) {
    for (const { id } of page) {
      if (!goOn()) return report
      const ended = await store.transact(async (transaction) => {
        const present = await transaction.get(credentials, id)
        const next = present === null ? null : resealed(vault, present)
        if (next !== null && next !== 'unreadable') transaction.put(credentials, next)
        return next
      })
      report.looked += 1
      if (ended === 'unreadable') report.unreadable += 1
      else if (ended !== null) report.resealed += 1
    }
  }
  return report
}

/** Null where there is nothing to do. A secret that was shown and not confirmed is forgotten: it is shown anew. */
function resealed(vault: ContactVault, known: Credentials): Credentials | 'unreadable' | null {
  const isOld = (sealed: SealedContact | undefined): boolean => sealed !== undefined && sealed.keyId !== vault.keyId()
  const { authenticator, pendingAuthenticator, ...rest } = known
  if (authenticator === undefined || !isOld(authenticator.sealed))
    return isOld(pendingAuthenticator) ? { ...rest, ...(authenticator && { authenticator }) } : null
  try {
    const secret = vault.open(sealedFor(known.id), authenticator.sealed)
    return { ...rest, authenticator: { ...authenticator, sealed: vault.seal(sealedFor(known.id), secret) } }
  } catch {
    return 'unreadable'
  }
}
