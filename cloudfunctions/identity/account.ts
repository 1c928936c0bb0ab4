import { defineCollection, type DocumentReader, type NewDocument, type StoredDocument } from '../shared/documents'
import { type Actor, type Grant, unitsOf } from '../shared/kernel/actor'
import { DomainError } from '../shared/kernel/domain-error'

/** Who may sign in and as what. Citizens of CloudBase have none: their OPENID is enough. */
export interface Account extends StoredDocument {
  readonly kind: 'citizen' | 'staff'
  readonly name: string
  readonly grants: readonly Grant[]
  /** The units whose messages it may be given, out of the grants: tokens of the index. */
  readonly handles: readonly string[]
  /** Grows when every session of the account must end; a token carries the one it was made under. */
  readonly epoch: number
  readonly disabled: boolean
}

export const accounts = defineCollection<Account>(
  'accounts',
  [{ name: 'by_handled_unit', equals: [], contains: 'handles' }],
  { keptInMemory: true },
)

/** An account as it is first stored. */
export const newAccount = (given: Pick<Account, 'id' | 'kind' | 'name' | 'grants'>): NewDocument<Account> => ({
  ...given,
  handles: unitsOf(given, ['handler']),
  epoch: 1,
  disabled: false,
})

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
