import { defineCollection, type DocumentReader, type StoredDocument } from '../shared/documents'
import type { Actor, Grant } from '../shared/kernel/actor'
import { DomainError } from '../shared/kernel/domain-error'

/** Who may sign in and as what. Citizens of CloudBase have none: their OPENID is enough. */
export interface Account extends StoredDocument {
  readonly kind: 'citizen' | 'staff'
  readonly name: string
  readonly grants: readonly Grant[]
  /** Grows when every session of the account must end; a token carries the one it was made under. */
  readonly epoch: number
  readonly disabled: boolean
}

/** Scanned by id (`all`) to tell an empty database from one in use. */
export const accounts = defineCollection<Account>('accounts', [{ name: 'all', equals: [] }])

export const toActor = ({ id, kind, name, grants }: Account): Actor => ({ id, kind, name, grants })

/**
 * Loads the caller with this request, so that a withdrawn right is gone at once.
 * @throws DomainError `unauthenticated` for a missing or disabled account, or a session that was ended.
 */
export async function loadActor(reader: DocumentReader, accountId: string, epoch: number): Promise<Actor> {
  const account = await reader.get(accounts, accountId)
  if (account === null || account.disabled || account.epoch !== epoch)
    throw new DomainError('unauthenticated', { accountId })
  return toActor(account)
}
