import type { AccountChange } from '../../types/identity.terms'
import { defineCollection, type DocumentReader, type NewDocument, type StoredDocument } from '../shared/documents'
import { type Actor, type Grant, unitsOf } from '../shared/kernel/actor'
import { DomainError } from '../shared/kernel/domain-error'
import { derivedId } from '../shared/kernel/ids'
import type { Instant } from '../shared/kernel/local-date'
import { searchTokens } from './domain/account-search'
import type { Session } from './domain/session'

/**
 * Who may sign in and as what. Citizens of CloudBase have none: their OPENID is enough.
 * Fields that may be absent came with a later release: an account of before reads as if it had none.
 */
export interface Account extends StoredDocument {
  readonly kind: 'citizen' | 'staff'
  readonly name: string
  readonly grants: readonly Grant[]
  /** The units whose messages it may be given, out of the grants: tokens of the index. */
  readonly handles: readonly string[]
  /** Grows when every session of the account must end; a token carries the one it was made under. */
  readonly epoch: number
  readonly disabled: boolean
  /** What one signs in with, in lower case; its id follows from it. */
  readonly loginName?: string
  /** Grows with each change of an administrator (the document's own version grows with sessions too); absent: 1. */
  readonly revision?: number
  /** Words that the administrator's list finds it by. */
  readonly tokens?: readonly string[]
  /** What runs now, with what ended not long ago; beside the roles, so that one read answers for both. */
  readonly sessions?: readonly Session[]
  /** The WeChat identity (an account's id of its own) that acts as this account. */
  readonly wechatId?: string
  /** Of a WeChat identity: the account of the staff that it was bound to. Holds only while that one says the same. */
  readonly boundTo?: string
}

export const accounts = defineCollection<Account>(
  'accounts',
  [
    { name: 'by_handled_unit', equals: [], contains: 'handles' },
    { name: 'by_kind', equals: ['kind'] },
    { name: 'by_kind_token', equals: ['kind'], contains: 'tokens' },
  ],
  { keptInMemory: true },
)

/** An account as it is first stored. */
export const newAccount = (
  given: Pick<Account, 'id' | 'kind' | 'name' | 'grants' | 'loginName'>,
): NewDocument<Account> => ({
  ...given,
  handles: unitsOf(given, ['handler']),
  tokens: searchTokens(given),
  epoch: 1,
  disabled: false,
})

/** The account that signs in with a name: one name can never be two accounts, and signing in reads one document. */
export const accountIdOf = (loginName: string): string => `s-${derivedId('staff', loginName.trim().toLowerCase())}`

export const revisionOf = ({ revision }: Pick<Account, 'revision'>): number => revision ?? 1

export const toActor = ({ id, kind, name, grants }: Account): Actor => ({ id, kind, name, grants })

/**
 * Loads the caller with this request, so that a withdrawn right is gone at once.
 * @throws DomainError `unauthenticated` for a missing or disabled account, or a session that was ended.
 */
export async function loadActor(reader: DocumentReader, accountId: string, epoch: number): Promise<Actor> {
  return toActor(await loadAccount(reader, accountId, epoch))
}

/** The same, as the account itself. */
export async function loadAccount(reader: DocumentReader, accountId: string, epoch: number): Promise<Account> {
  const account = await reader.get(accounts, accountId)
  if (account === null || account.disabled || account.epoch !== epoch)
    throw new DomainError('unauthenticated', { accountId })
  return account
}

/** What an administrator did, one document a revision: id `<account>.<revision>`, written with the change itself. */
export interface AccountChangeEntry extends StoredDocument {
  readonly accountId: string
  readonly revision: number
  readonly at: Instant
  readonly what: AccountChange
  readonly byId: string
  readonly byName: string
  readonly before?: readonly Grant[]
  readonly after?: readonly Grant[]
}
export const accountChanges = defineCollection<AccountChangeEntry>(
  'account_changes',
  [{ name: 'by_account', equals: ['accountId'], order: 'revision' }],
  { numbers: ['revision'] },
)
