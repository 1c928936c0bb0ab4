import type { Transaction } from '../shared/documents'
import type { Actor } from '../shared/kernel/actor'
import { type Account, accounts, newAccount } from './account'

/** The id of a citizen who came by a text message begins so. */
export const PHONE_PREFIX = 'tel-'

/** The WeChat identity names the account that it acts as; on WeChat cloud it gets a document of its own for it. */
export async function pointTo(transaction: Transaction, actor: Actor, accountId: string): Promise<void> {
  const identity = await transaction.get(accounts, actor.id)
  if (identity !== null) transaction.put(accounts, { ...identity, boundTo: accountId })
  else
    transaction.insert(accounts, {
      ...newAccount({ id: actor.id, kind: 'citizen', name: actor.name, grants: actor.grants }),
      boundTo: accountId,
    })
}

/** The account of the staff that a WeChat identity acts as; null while it is a citizen's. One more read for the staff only. */
export async function boundAccount(
  reader: Pick<Transaction, 'get'>,
  identity: Pick<Account, 'id' | 'boundTo'>,
): Promise<Account | null> {
  if (identity.boundTo === undefined) return null
  const account = await reader.get(accounts, identity.boundTo)
  return account !== null && !account.disabled && account.wechatId === identity.id ? account : null
}
